import { randomUUID } from "node:crypto";

/** What a person has: one thing of every kind. A fixture builds its input from it; further values have the names of kinds. */
export interface Things {
  /** Stands in every text of these things, so that an answer that holds one of them can be told. */
  readonly mark: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly userId: string;
  readonly email: string;
  readonly sessionId: string;
  readonly agentId: string;
  readonly callId: string;
  readonly callExportId: string;
  readonly batchId: string;
  readonly doNotCallId: string;
  readonly phoneNumberId: string;
  readonly invitationId: string;
  readonly apiKeyId: string;
  readonly supportVisitId: string;
  readonly flowId: string;
  readonly knowledgeBaseId: string;
  readonly knowledgeSourceId: string;
  readonly testCaseId: string;
  readonly webhookEndpointId: string;
  readonly webhookDeliveryId: string;
  readonly statementId: string;
  /** Between our calls and the provider's. */
  readonly differenceId: string;
  readonly healthItemId: string;
  /** A number of the pool that nobody holds: a kind of its own, because no tenant has one. */
  readonly poolNumberId: string;
}

/** The kinds that can be somebody else's, and so are aimed at. */
export const kinds = [
  "tenantId",
  "userId",
  "sessionId",
  "agentId",
  "callId",
  "callExportId",
  "batchId",
  "doNotCallId",
  "phoneNumberId",
  "invitationId",
  "apiKeyId",
  "supportVisitId",
  "flowId",
  "knowledgeBaseId",
  "knowledgeSourceId",
  "testCaseId",
  "webhookEndpointId",
  "webhookDeliveryId",
  "statementId",
  "differenceId",
  "healthItemId",
] as const satisfies (keyof Things)[];

export type Kind = (typeof kinds)[number];

/** The kinds that are deleted, ended or given back while a row stays: to those who had them they are as if they never were. */
export const formerKinds = ["userId", "sessionId", "agentId", "phoneNumberId"] as const satisfies Kind[];

/** Things that never were. */
export function nothing(poolNumberId: string): Things {
  const ids = Object.fromEntries(kinds.map((kind) => [kind, randomUUID()])) as Record<Kind, string>;
  return { ...ids, mark: "nobody", tenantName: "nobody", email: "nobody@nowhere.test", poolNumberId };
}

/** Which kinds an input is built from. */
export function kindsIn(input: (things: Things) => unknown): Kind[] {
  const asked = new Set<PropertyKey>();
  const things = new Proxy(nothing(randomUUID()), {
    get: (held, kind, receiver) => {
      asked.add(kind);
      return Reflect.get(held, kind, receiver) as unknown;
    },
  });
  input(things);
  return kinds.filter((kind) => asked.has(kind));
}
