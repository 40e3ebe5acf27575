import type Retell from "retell-sdk";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import { instantMs, nothing, optional } from "./answers";
import { everyItem, pageOf, pageParams } from "./page";
import type { PageRequest } from "./page";
import { fromWire, toWire } from "./words";
import type { InOurWords } from "./words";

/** A conversation as nodes and edges. It has neither a name nor metadata: `defaultDynamicVariables` can carry a mark of ours. */
export type FlowSettings = InOurWords<Retell.ConversationFlowCreateParams>;

export interface RetellFlow {
  retellFlowId: string;
  version: number;
  modifiedAtMs: number | undefined;
  /** Everything Retell holds of it, in our words, not validated: to compare or show, not to act on. */
  settings: Record<string, unknown>;
}

const flowAnswer = z
  .looseObject({
    conversation_flow_id: providerId,
    version: z.int().min(0),
    last_modification_timestamp: optional(instantMs),
  })
  .transform(({ conversation_flow_id, version, last_modification_timestamp, ...rest }): RetellFlow => ({
    retellFlowId: conversation_flow_id,
    version,
    modifiedAtMs: last_modification_timestamp,
    settings: fromWire(rest),
  }));

/** The conversation flows behind agents. Creating is never repeated blindly: after `outcome: "unknown"` look for your mark in `listAll`. */
export function flows(sdk: Retell, run: Run) {
  const list = (page: PageRequest = {}) =>
    run({ name: "flows.list", act: "read" }, pageOf(flowAnswer, "conversation_flow_id"), () =>
      sdk.conversationFlow.list(pageParams(page)),
    );

  return {
    create: (settings: FlowSettings): Promise<RetellFlow> =>
      run({ name: "flows.create", act: "write" }, flowAnswer, () =>
        sdk.conversationFlow.create(toWire<Retell.ConversationFlowCreateParams>(settings)),
      ),

    /** @param version the draft or a published one; the latest draft when left out */
    get: (retellFlowId: string, version?: number): Promise<RetellFlow> =>
      run({ name: "flows.get", act: "read" }, flowAnswer, () =>
        sdk.conversationFlow.retrieve(retellFlowId, version === undefined ? {} : { version }),
      ),

    update: (retellFlowId: string, changes: FlowSettings, version?: number): Promise<RetellFlow> =>
      run({ name: "flows.update", act: "write" }, flowAnswer, () =>
        sdk.conversationFlow.update(retellFlowId, {
          ...toWire<Retell.ConversationFlowCreateParams>(changes),
          ...(version === undefined ? {} : { version }),
        }),
      ),

    /** Resolves too when it was gone already. Retell refuses (400) while an agent still uses it. */
    remove: (retellFlowId: string): Promise<void> =>
      run({ name: "flows.remove", act: "removal" }, nothing, () => sdk.conversationFlow.delete(retellFlowId)),

    list,

    listAll: (): AsyncGenerator<RetellFlow> => everyItem("flows.list", (cursor) => list({ cursor, limit: 200 })),
  };
}
