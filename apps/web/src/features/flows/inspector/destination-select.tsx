import { Combobox } from "@voxcalls/ui/combobox";
import { useMemo } from "react";
import { useEditor } from "../editor/editor-context";
import { kinds } from "../model/kinds";
import { nodeName } from "../model/node-words";

interface DestinationSelectProps {
  readonly label: string;
  readonly to: string | null;
  readonly onChange: (to: string | null) => void;
}

/** Where a way leads. */
export function DestinationSelect({ label, to, onChange }: DestinationSelectProps) {
  const { state, readOnly } = useEditor();
  const { nodes } = state.present;
  const options = useMemo(
    () => [
      { value: nowhere, label: "Nowhere yet" },
      ...nodes.map((node) => ({ value: node.id, label: nodeName(node), description: kinds[node.type].label })),
    ],
    [nodes],
  );
  return (
    <Combobox
      aria-label={label}
      disabled={readOnly}
      value={to !== null && nodes.some(({ id }) => id === to) ? to : nowhere}
      onValueChange={(value) => onChange(value === nowhere ? null : value)}
      options={options}
      searchPlaceholder="Find a node"
    />
  );
}

// No id of a flow holds a dot in the middle of a line.
const nowhere = "·nowhere";
