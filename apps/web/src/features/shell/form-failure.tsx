import { Callout } from "@voxcalls/ui/callout";
import type { Failure } from "~/trpc/failure";

/** Why an act was refused, where it is no single field's fault, and the request to name to support. */
export function FormFailure({ failure }: { failure: Failure | null }) {
  if (failure === null || Object.keys(failure.fields).length > 0) return null;
  return (
    <Callout tone="danger">
      {failure.message}
      {failure.requestId === null ? null : (
        <span className="block text-xs break-all text-muted-foreground">Request {failure.requestId}</span>
      )}
    </Callout>
  );
}
