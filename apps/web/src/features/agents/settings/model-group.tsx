import { SliderSetting } from "./slider-setting";
import { SwitchSetting } from "./switch-setting";
import type { GroupProps } from "./group-props";

/** Retell's value where none is set (create-retell-llm, model_temperature). */
const ownTemperature = 0;

/** How the model behaves. */
export function ModelGroup({ draft, onChange, errors }: GroupProps) {
  return (
    <>
      <SliderSetting
        label="Temperature"
        help="Lower is steadier, and better with tools."
        error={errors["modelTemperature"]}
        value={draft.modelTemperature}
        own={ownTemperature}
        onChange={(modelTemperature) => onChange({ modelTemperature })}
        ends={["Always the same", "Freely"]}
        words={(value) => (value < 0.25 ? "Nearly always the same" : value < 0.65 ? "Some variety" : "Worded freely")}
      />
      <SwitchSetting
        label="Strict tools"
        help="Fills in what a tool needs exactly as described; a save may take a little longer."
        error={errors["toolCallStrictMode"]}
        value={draft.toolCallStrictMode}
        own={false}
        onChange={(toolCallStrictMode) => onChange({ toolCallStrictMode })}
      />
      <SwitchSetting
        label="High priority"
        help="Steadier answers when the model is busy, at a higher price a minute."
        error={errors["modelHighPriority"]}
        value={draft.modelHighPriority}
        own={false}
        onChange={(modelHighPriority) => onChange({ modelHighPriority })}
      />
    </>
  );
}
