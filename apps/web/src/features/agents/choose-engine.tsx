import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { Segmented } from "@voxcalls/ui/segmented";
import { TextLink } from "@voxcalls/ui/text-link";

interface ChooseEngineProps {
  readonly flows: readonly { readonly id: string; readonly name: string }[];
  /** null: a prompt; an empty text: a flow that is still to be chosen. */
  readonly flowId: string | null;
  readonly onChange: (flowId: string | null) => void;
  readonly error: string | undefined;
}

/** What a new agent thinks with. It cannot be changed later. */
export function ChooseEngine({ flows, flowId, onChange, error }: ChooseEngineProps) {
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label="What it thinks with"
        value={flowId === null ? "prompt" : "flow"}
        onValueChange={(engine) => onChange(engine === "prompt" ? null : (flows[0]?.id ?? ""))}
        options={[
          { value: "prompt", label: "Write a prompt" },
          { value: "flow", label: "Follow a flow" },
        ]}
        className="self-start"
      />
      {flowId === null ? null : flows.length === 0 ? (
        <p className="text-compact text-muted-foreground">
          No flow is drawn yet. <TextLink href="/dashboard/flows">Draw one</TextLink> and come back, or write a prompt.
        </p>
      ) : (
        <Field label="Flow" help="It stays with this flow; the flow itself can be changed any time." error={error}>
          <Combobox
            value={flowId}
            onValueChange={onChange}
            options={flows.map(({ id, name }) => ({ value: id, label: name }))}
            searchPlaceholder="Search flows"
          />
        </Field>
      )}
    </div>
  );
}
