import type { Deps } from "../../kernel/context";
import type { JobPayloads } from "../../kernel/jobs";

/** The job: removes one thing at Retell that a broken-off act could not take back itself. Throws to be tried again; gone already is done. */
export async function cleanUp({ retell }: Deps, { kind, retellId }: JobPayloads["retell.clean-up"]): Promise<void> {
  const things = { agent: retell.agents, llm: retell.llms, flow: retell.flows };
  await things[kind].remove(retellId);
}
