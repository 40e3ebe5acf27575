import { UpstreamError } from "@voxcalls/retell-client";
import type { World } from "../../kernel/context";

type Retell = World["retell"];
type ItemsOf<L extends (...request: never[]) => Promise<{ items: unknown[] }>> = Awaited<ReturnType<L>>["items"];

/** Everything that the provider lists, whole. */
export interface Theirs {
  readonly agents: ItemsOf<Retell["agents"]["list"]>;
  readonly llms: ItemsOf<Retell["llms"]["list"]>;
  readonly flows: ItemsOf<Retell["flows"]["list"]>;
  readonly numbers: ItemsOf<Retell["phoneNumbers"]["list"]>;
  readonly bases: Awaited<ReturnType<Retell["knowledge"]["list"]>>;
}

const atOnce = 200;
const mostPages = 500;

/**
 * Reads the provider's five lists to their end. What is missing from half a list would look like something that somebody deleted, so a
 * list is whole or it throws: UpstreamError also for an item that cannot be read, a page that comes twice, and an end that never comes.
 */
export async function readTheirs(retell: Retell): Promise<Theirs> {
  return {
    agents: await whole("agents.list", retell.agents.list, ({ retellAgentId }) => retellAgentId),
    llms: await whole("llms.list", retell.llms.list, ({ retellLlmId }) => retellLlmId),
    flows: await whole("flows.list", retell.flows.list, ({ retellFlowId }) => retellFlowId),
    numbers: await whole("phoneNumbers.list", retell.phoneNumbers.list, ({ phoneNumber }) => phoneNumber),
    bases: await retell.knowledge.list(),
  };
}

interface ListPage<T> {
  readonly items: T[];
  readonly odd: readonly unknown[];
  readonly nextCursor: string | undefined;
}

async function whole<T>(
  operation: string,
  list: (page: { cursor?: string | undefined; limit: number }) => Promise<ListPage<T>>,
  idOf: (item: T) => string,
): Promise<T[]> {
  const found = new Map<string, T>();
  let cursor: string | undefined;
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await list({ cursor, limit: atOnce });
    if (page.odd.length > 0) throw notWhole(operation, "an item cannot be read");
    for (const item of page.items) {
      if (found.has(idOf(item))) throw notWhole(operation, "a page came twice");
      found.set(idOf(item), item);
    }
    if (page.nextCursor === undefined) return [...found.values()];
    if (page.items.length === 0) throw notWhole(operation, "a page is empty, and more are promised");
    cursor = page.nextCursor;
  }
  throw notWhole(operation, "it does not end");
}

function notWhole(operation: string, detail: string): UpstreamError {
  return new UpstreamError({
    service: "retell",
    operation,
    kind: "bad_response",
    outcome: "refused",
    retryable: true,
    detail,
  });
}
