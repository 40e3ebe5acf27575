import { Button } from "@voxcalls/ui/button";

/** Whether the provider's own value holds, and the way back to it. */
export function WayBack({ isSet, onReset }: { readonly isSet: boolean; readonly onReset: () => void }) {
  if (!isSet) return "Provider’s own";
  return (
    <Button variant="link" className="text-compact" onClick={onReset}>
      Use the provider’s own
    </Button>
  );
}
