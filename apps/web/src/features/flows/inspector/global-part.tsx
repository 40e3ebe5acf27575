import { Field } from "@voxcalls/ui/field";
import { Textarea } from "@voxcalls/ui/textarea";
import { NumberField } from "./number-field";
import type { PartProps } from "./part";
import { SwitchField } from "./switch-field";
import { EdgeList } from "./ways-part";

/** Makes a node reachable from everywhere: a question that may come at any time, an emergency. */
export function GlobalPart({ node, patch, errors }: PartProps) {
  const setting = node.globalNodeSetting;
  const set = (next: Partial<NonNullable<typeof setting>>, field?: string) => {
    if (setting) patch({ globalNodeSetting: { ...setting, ...next } }, field);
  };
  return (
    <>
      <SwitchField
        label="Reachable from everywhere"
        help="Whatever is being spoken of, the conversation comes here when the condition holds."
        checked={setting !== undefined}
        onChange={(on) => patch({ globalNodeSetting: on ? { condition: "The caller asks for this" } : undefined })}
      />
      {setting ? (
        <>
          <Field label="Comes here when" error={errors["globalNodeSetting.condition"]}>
            <Textarea
              rows={2}
              value={setting.condition}
              maxLength={2_000}
              onChange={(event) => set({ condition: event.target.value }, "global")}
            />
          </Field>
          <NumberField
            label="Not again before"
            help="So many nodes have to pass before it is reached once more."
            unit="nodes"
            unset="At once"
            min={0}
            max={100}
            value={setting.coolDown}
            onChange={(coolDown) => {
              const { coolDown: _before, ...rest } = setting;
              patch({ globalNodeSetting: coolDown === undefined ? rest : { ...rest, coolDown } }, "cool");
            }}
          />
          <div className="text-compact font-medium">Goes back where it came from when</div>
          <EdgeList
            edges={setting.goBackConditions ?? []}
            onChange={(edges, field) => set({ goBackConditions: [...edges] }, field)}
            errors={errors}
            path="globalNodeSetting.goBackConditions"
            addLabel="Way back"
          />
        </>
      ) : null}
    </>
  );
}
