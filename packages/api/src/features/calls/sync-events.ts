import type { Prisma } from "@voxcalls/db";
import type { RetellCall } from "@voxcalls/retell-client";
import type { Deps } from "../../kernel/context";
import { storableJson } from "../../kernel/text";
import { eventKeyOf } from "./stored-event";

/** `whole`: asked for by itself after its end. `glance`: as the list had it. `closed`: by us, when nobody knows of it any more. */
type SyncEventName = "sync.whole" | "sync.glance" | "sync.closed";

/** Stores calls as events like those of webhooks. */
export async function storeSync(deps: Deps, event: SyncEventName, calls: readonly RetellCall[]): Promise<void> {
  await deps.db.platform.providerEvent.createMany({
    data: calls.map((call) => {
      const body = storableJson({ event, call: JSON.parse(JSON.stringify(call)) as unknown }) as Prisma.InputJsonObject;
      return {
        eventKey: eventKeyOf(call.retellCallId, event, body),
        event,
        source: "sync",
        retellCallId: call.retellCallId,
        retellAgentId: call.retellAgentId ?? null,
        body,
        receivedAt: deps.clock.now(),
      };
    }),
    skipDuplicates: true,
  });
}

/** Which of the calls have any event here, and which have all there is to know: of those that were deleted or forgotten here, nothing is asked again. */
export async function whatIsHere(
  deps: Deps,
  retellCallIds: readonly string[],
): Promise<{ known: ReadonlySet<string>; whole: ReadonlySet<string> }> {
  const rows = await deps.db.platform.$queryRaw<{ id: string; isWhole: boolean }[]>`
    select retell_call_id as id, bool_or(event in ('call_analyzed', 'sync.whole')) as "isWhole"
    from provider_events where retell_call_id = any(${retellCallIds}) and state <> 'dead'
    group by retell_call_id
    union all
    select retell_call_id, true from calls where retell_call_id = any(${retellCallIds}) 
      and (deleted_at is not null or words_expired_at is not null)`;
  return {
    known: new Set(rows.map(({ id }) => id)),
    whole: new Set(rows.filter(({ isWhole }) => isWhole).map(({ id }) => id)),
  };
}
