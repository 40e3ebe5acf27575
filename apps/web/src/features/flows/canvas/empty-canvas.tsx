import { Button } from "@voxcalls/ui/button";
import { Plus } from "lucide-react";
import { useEditor } from "../editor/editor-context";

/** Over a canvas without nodes: what to do first. */
export function EmptyCanvas({ onAdd }: { onAdd: () => void }) {
  const { readOnly } = useEditor();
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-6">
      <div className="pointer-events-auto flex max-w-sm flex-col items-center gap-1 text-center">
        <h2 className="text-sm font-semibold">Nothing is drawn yet</h2>
        <p className="text-compact text-balance text-muted-foreground">
          {readOnly
            ? "Whoever may change this flow has not begun."
            : "A conversation begins with a node that speaks. Then draw from its dot to where it goes on."}
        </p>
        {readOnly ? null : (
          <Button variant="primary" className="mt-4" onClick={onAdd}>
            <Plus />
            Add the first node
          </Button>
        )}
      </div>
    </div>
  );
}
