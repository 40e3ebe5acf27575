import type Retell from "retell-sdk";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import { instantMs, nothing, optional } from "./answers";
import { everyItem, pageOf, pageParams } from "./page";
import type { PageRequest } from "./page";
import { fromWire, toWire } from "./words";
import type { InOurWords } from "./words";

/** What an LLM (response engine) at Retell does. It has no name and no metadata: `defaultDynamicVariables` can carry a mark of ours. */
export type LlmSettings = InOurWords<Retell.LlmCreateParams>;

export interface RetellLlm {
  retellLlmId: string;
  version: number | undefined;
  isPublished: boolean | undefined;
  modifiedAtMs: number | undefined;
  /** Everything Retell holds of it, in our words, not validated: to compare or show, not to act on. */
  settings: Record<string, unknown>;
}

const llmAnswer = z
  .looseObject({
    llm_id: providerId,
    version: optional(z.int().min(0)),
    is_published: optional(z.boolean()),
    last_modification_timestamp: optional(instantMs),
  })
  .transform(({ llm_id, version, is_published, last_modification_timestamp, ...rest }): RetellLlm => ({
    retellLlmId: llm_id,
    version,
    isPublished: is_published,
    modifiedAtMs: last_modification_timestamp,
    settings: fromWire(rest),
  }));

/** The LLMs behind the agents. Creating is never repeated blindly: after `outcome: "unknown"` look for your mark in `listAll`. */
export function llms(sdk: Retell, run: Run) {
  const list = (page: PageRequest = {}) =>
    run({ name: "llms.list", act: "read" }, pageOf(llmAnswer, "llm_id"), () => sdk.llm.list(pageParams(page)));

  return {
    create: (settings: LlmSettings): Promise<RetellLlm> =>
      run({ name: "llms.create", act: "write" }, llmAnswer, () =>
        sdk.llm.create(toWire<Retell.LlmCreateParams>(settings)),
      ),

    /** @param version the draft or a published one; the latest draft when left out */
    get: (retellLlmId: string, version?: number): Promise<RetellLlm> =>
      run({ name: "llms.get", act: "read" }, llmAnswer, () =>
        sdk.llm.retrieve(retellLlmId, version === undefined ? {} : { version }),
      ),

    update: (retellLlmId: string, changes: LlmSettings, version?: number): Promise<RetellLlm> =>
      run({ name: "llms.update", act: "write" }, llmAnswer, () =>
        sdk.llm.update(retellLlmId, {
          ...toWire<Retell.LlmCreateParams>(changes),
          ...(version === undefined ? {} : { version }),
        }),
      ),

    /** Resolves too when it was gone already. Retell refuses (400) while an agent still uses it. */
    remove: (retellLlmId: string): Promise<void> =>
      run({ name: "llms.remove", act: "removal" }, nothing, () => sdk.llm.delete(retellLlmId)),

    list,

    listAll: (): AsyncGenerator<RetellLlm> => everyItem("llms.list", (cursor) => list({ cursor, limit: 200 })),
  };
}
