import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  info: { look: "bg-info-subtle text-info-strong", Icon: Info },
  success: { look: "bg-success-subtle text-success-strong", Icon: CircleCheck },
  warning: { look: "bg-warning-subtle text-warning-strong", Icon: TriangleAlert },
  danger: { look: "bg-danger-subtle text-danger-strong", Icon: CircleAlert },
  neutral: { look: "bg-neutral-subtle text-neutral-strong", Icon: Info },
};

type CalloutProps = {
  tone: keyof typeof tones;
  title?: string | undefined;
  children?: ReactNode;
  /** A button or link at the right. */
  action?: ReactNode;
  className?: string | undefined;
};

/** A message that stays in the page: why a form failed, why a number is at rest. A danger one is read aloud at once. */
export function Callout({ tone, title, children, action, className }: CalloutProps) {
  const { look, Icon } = tones[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn(
        "flex items-start gap-2.5 rounded-lg px-3 py-2 text-compact [&_a]:text-inherit [&_a]:decoration-current/40",
        look,
        className,
      )}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children}
      </div>
      {action ? <div className="shrink-0 self-center">{action}</div> : null}
    </div>
  );
}
