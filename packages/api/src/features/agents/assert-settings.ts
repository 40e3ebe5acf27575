import { type AppError, invalid } from "../../kernel/errors";
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
  const { voiceModel, postCallAnalysisModel, postCallAnalysisData, additionalLanguages, timezone, states } = given;
  if (voiceModel != null && !voiceModelIds.has(voiceModel)) throw invalid("voiceModel", "There is no such model.");
  if (postCallAnalysisModel != null && !modelIds.has(postCallAnalysisModel))
    throw invalid("postCallAnalysisModel", "There is no such model.");
  const strange = additionalLanguages?.findIndex((language) => !languageIds.has(language)) ?? -1;
  if (strange >= 0) throw invalid(`additionalLanguages.${strange}`, "That language is not spoken here.");
  assertOnce(
    additionalLanguages,
    (one) => one,
    (at) => invalid(`additionalLanguages.${at}`, "It is listed twice."),
  );
  assertOnce(
    postCallAnalysisData,
    ({ name }) => name,
    (at) =>
      invalid(`postCallAnalysisData.${at}.name`, "Another field has this name: one of the answers would be lost."),
  );
  if (!isZone(timezone)) throw invalid("timezone", "There is no such time zone.");
  for (const { tool, path } of toolsIn(given)) {
    const [fault] = toolFaults(tool);
    if (fault) throw invalid(`${path}.${fault.key}`, `Tool ${tool.name}: ${fault.message}`);
  }
  states?.forEach(({ edges }, index) => {
    assertOnce(
      edges,
      ({ destinationStateName }) => destinationStateName,
      (at) =>
        invalid(
          `states.${index}.edges.${at}.destinationStateName`,
          "Another way leads to this state: the model could not tell them apart.",
        ),
    );
    edges?.forEach(({ parameters }, at) => {
      const [fault] = parameters ? parameterFaults(parameters) : [];
      if (fault) throw invalid(`states.${index}.edges.${at}.${fault.key}`, fault.message);
    });
  });
}

function assertOnce<T>(
  things: readonly T[] | null | undefined,
  keyOf: (thing: T) => string,
  refusal: (at: number) => AppError,
) {
  const keys = (things ?? []).map(keyOf);
  const again = keys.findIndex((key, at) => keys.indexOf(key) !== at);
  if (again >= 0) throw refusal(again);
}

/** Throws validation_failed when the model could not tell two tools apart: those of a state are there beside the agent's own. */
export function assertToolNames({ tools, states }: AgentSettings): void {
  const everywhere = named(tools, "tools");
  assertApart(everywhere);
  states?.forEach((state, index) => {
    const here = [...everywhere, ...named(state.tools, `states.${index}.tools`)];
    assertApart(here);
    // Retell gives the model each way out of a state as a tool of this name (docs: states and edges).
    const ways = new Set(state.edges?.map((edge) => `transition_to_${edge.destinationStateName}`));
    const clash = here.find(({ name }) => ways.has(name));
    if (clash) throw invalid(clash.path, `${clash.name} is what the way to that state is called. Choose another name.`);
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
