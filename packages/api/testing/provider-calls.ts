import { z } from "zod";
import type { World } from "./harness";

const StoredCall = z.looseObject({ call: z.looseObject({ call_id: z.string() }) });
const Stored = z.looseObject({ calls: z.record(z.string(), StoredCall) });
type StoredCall = z.output<typeof StoredCall>;

/** Rewrites the provider's own book of calls: what it says of them from now on. */
export async function changeProviderCalls(
  world: World,
  change: (calls: Record<string, StoredCall>) => Record<string, StoredCall>,
): Promise<void> {
  const url = `${world.sandbox.url}/_sandbox/state`;
  const state = Stored.parse(await (await fetch(url)).json());
  const answer = await fetch(url, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...state, calls: change(state.calls) }),
  });
  if (!answer.ok) throw new Error(`the sandbox refused its calls: ${await answer.text()}`);
}
