import { PairsField } from "~/features/flows/inspector/pairs-field";
import { errorAt } from "~/trpc/field-errors";
import { variablesIn, isFilledIn } from "../prompt-variables";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import type { GroupProps } from "./group-props";

const none = {};

/** Values of variables that a call does not bring. */
export function VariablesGroup({ draft, onChange, errors }: GroupProps) {
  const defaults = draft.defaultDynamicVariables ?? none;
  const open = variablesIn(`${draft.systemPrompt} ${draft.welcomeMessage ?? ""}`).filter(
    (name) => !(name in defaults) && !isFilledIn(name),
  );
  const error = errorAt(errors, "defaultDynamicVariables");
  return (
    <>
      {error ? <Callout tone="danger" title={error} /> : null}
      <PairsField
        label="Values"
        help="A call that brings a value of its own for a variable is answered with that."
        keyLabel="Variable"
        valueLabel="Value"
        addLabel="Variable"
        value={defaults}
        onChange={(pairs) => onChange({ defaultDynamicVariables: Object.keys(pairs).length > 0 ? pairs : null })}
      />
      {open.length > 0 ? (
        <div className="flex flex-wrap items-center gap-1.5">
          <span className="text-compact text-muted-foreground">Used, but without a value:</span>
          {open.map((name) => (
            <Button
              key={name}
              size="sm"
              onClick={() => onChange({ defaultDynamicVariables: { ...defaults, [name]: "" } })}
            >
              {`Give {{${name}}} a value`}
            </Button>
          ))}
        </div>
      ) : null}
    </>
  );
}
