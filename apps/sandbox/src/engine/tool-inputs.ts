import type { Tool } from "../retell/tool-fields";
import { findValue } from "./find-value";
import type { Heard } from "./hearing";
import { pressedDigits } from "./press-digit";
import type { Scene, ToolArguments } from "./scene";
import { sentenceFrom } from "./sentence";
import { argumentsFor } from "./tool-arguments";

const INFO_COLLECTION = "Please reply to this message with the information that we talked about.";

/** What a model would hand a tool, from what was said and is known. */
export function inputsOf(tool: Tool, scene: Scene, heard?: Heard): ToolArguments {
  switch (tool.type) {
    case "custom":
      return argumentsFor(tool.parameters, scene);
    case "mcp":
      return argumentsFor({ properties: described(tool.input_schema) }, scene);
    case "check_availability_cal":
      return argumentsFor({ properties: described({ day: "The day" }) }, scene);
    case "book_appointment_cal":
      return argumentsFor({ properties: described({ day: "The day", time: "The time", name: "The name" }) }, scene);
    case "press_digit":
      return { digit: pressedDigits(tool.description ?? "", heard?.text ?? "") };
    case "send_sms":
      return { message: smsText(tool.sms_content, scene) };
    case "extract_dynamic_variable":
      return extracted(tool.variables, scene);
    default:
      return {};
  }
}

/** The values of these variables, as far as the caller has told them. */
export function extracted(
  variables: Extract<Tool, { type: "extract_dynamic_variable" }>["variables"],
  scene: Scene,
): ToolArguments {
  return Object.fromEntries(
    variables.flatMap((variable) => {
      const description = scene.variables.fill(variable.description);
      const found = findValue({ ...variable, description }, scene.exchanges, scene.around.now());
      return found === undefined ? [] : [[variable.name, found]];
    }),
  );
}

function smsText(content: Extract<Tool, { type: "send_sms" }>["sms_content"], { variables }: Scene): string {
  if ("text" in content) return variables.fill(content.text ?? "");
  if ("template" in content) return INFO_COLLECTION;
  return sentenceFrom(variables.fill(("prompt" in content && content.prompt) || ""));
}

function described(descriptions: Record<string, string> | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(descriptions ?? {}).map(([name, description]) => [name, { type: "string", description }]),
  );
}
