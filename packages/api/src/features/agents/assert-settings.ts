import { invalid } from "../../kernel/errors";
import { models } from "../flows/catalogue";
import { isZone, parameterFaults, toolFaults } from "../tools/rules/tool-faults";
import { toolsIn } from "../tools/toolbox";
import { languages, voiceModels } from "./catalogue";
import type { AgentSettings } from "./settings";

const idsOf = (choices: readonly { readonly id: string }[]) => new Set(choices.map(({ id }) => id));
const modelIds = idsOf(models);
const languageIds = idsOf(languages);
const voiceModelIds = new Set<string>(voiceModels);

/**
 * Throws validation_failed, naming the field, for what Retell would refuse or no call could use. Not part of the schema of settings: a
 * list that the provider shortens must not keep what is stored from being read.
 */
export function assertSettings(given: AgentSettings): void {
  const { voiceModel, postCallAnalysisModel, additionalLanguages, timezone, states } = given;
  if (voiceModel != null && !voiceModelIds.has(voiceModel)) throw invalid("voiceModel", "There is no such model.");
  if (postCallAnalysisModel != null && !modelIds.has(postCallAnalysisModel))
    throw invalid("postCallAnalysisModel", "There is no such model.");
  const strange = additionalLanguages?.findIndex((language) => !languageIds.has(language)) ?? -1;
  if (strange >= 0) throw invalid(`additionalLanguages.${strange}`, "That language is not spoken here.");
  if (!isZone(timezone)) throw invalid("timezone", "There is no such time zone.");
  for (const { tool, path } of toolsIn(given)) {
    const [fault] = toolFaults(tool);
    if (fault) throw invalid(`${path}.${fault.key}`, `Tool ${tool.name}: ${fault.message}`);
  }
  states?.forEach(({ edges }, index) => {
    edges?.forEach(({ parameters }, at) => {
      const [fault] = parameters ? parameterFaults(parameters) : [];
      if (fault) throw invalid(`states.${index}.edges.${at}.${fault.key}`, fault.message);
    });
  });
}

/** Throws validation_failed when the model could not tell two tools apart: those of a state are there beside the agent's own. */
export function assertToolNames({ tools, states }: AgentSettings): void {
  const everywhere = named(tools, "tools");
  assertApart(everywhere);
  states?.forEach((state, index) => {
    assertApart([...everywhere, ...named(state.tools, `states.${index}.tools`)]);
  });
}

function named(tools: AgentSettings["tools"], path: string): { name: string; path: string }[] {
  return (tools ?? []).map(({ name }, index) => ({ name, path: `${path}.${index}.name` }));
}

function assertApart(tools: readonly { readonly name: string; readonly path: string }[]): void {
  const names = tools.map(({ name }) => name);
  const again = tools.find(({ name }, index) => names.indexOf(name) !== index);
  if (again) throw invalid(again.path, `Two tools are called ${again.name}.`);
}
