import type { NodeType } from "@voxcalls/api/schemas/flow-nodes";
import { cn } from "@voxcalls/ui/cn";
import {
  ArrowRightLeft,
  Bot,
  Braces,
  CircleStop,
  Code,
  GitBranch,
  Grid3x3,
  Link,
  MessageCircle,
  MessageSquareText,
  PhoneForwarded,
  Plug,
  Undo2,
  Wrench,
  type LucideIcon,
} from "lucide-react";
import { kinds, type KindGroup } from "../model/kinds";

const icons: Readonly<Record<NodeType, LucideIcon>> = {
  conversation: MessageCircle,
  subagent: Bot,
  function: Wrench,
  code: Code,
  sms: MessageSquareText,
  press_digit: Grid3x3,
  mcp: Plug,
  branch: GitBranch,
  extract_dynamic_variables: Braces,
  transfer_call: PhoneForwarded,
  agent_swap: ArrowRightLeft,
  bridge_transfer: Link,
  cancel_transfer: Undo2,
  end: CircleStop,
};

const looks: Readonly<Record<KindGroup, string>> = {
  Talk: "bg-brand-subtle text-brand",
  Act: "bg-info-subtle text-info-strong",
  Decide: "bg-warning-subtle text-warning-strong",
  "Hand over": "bg-success-subtle text-success-strong",
  End: "bg-danger-subtle text-danger-strong",
};

/** The colours of the group that the kind is of. */
export function kindLook(type: NodeType): string {
  return looks[kinds[type].group];
}

/** The sign of a kind of node, in the colour of its group. */
export function KindIcon({ type, className }: { type: NodeType; className?: string }) {
  const Icon = icons[type];
  return (
    <span aria-hidden className={cn("grid size-7 shrink-0 place-items-center rounded-md", kindLook(type), className)}>
      <Icon className="size-4" />
    </span>
  );
}
