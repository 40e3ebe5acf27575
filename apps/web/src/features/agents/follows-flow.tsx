import { TextLink } from "@voxcalls/ui/text-link";
import { Workflow } from "lucide-react";

/** Says which flow an agent follows, where a prompt would stand otherwise. */
export function FollowsFlow({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <div className="flex items-start gap-3 rounded-lg border bg-muted p-3">
      <Workflow aria-hidden className="mt-0.5 size-4 shrink-0 text-brand" />
      <div className="min-w-0">
        <p className="text-sm font-medium">
          Follows the flow <TextLink href={`/dashboard/flows/${id}`}>{name}</TextLink>
        </p>
        <p className="text-compact text-muted-foreground">
          What it says, the model, tools and knowledge are drawn there. Here is how it sounds and behaves.
        </p>
      </div>
    </div>
  );
}
