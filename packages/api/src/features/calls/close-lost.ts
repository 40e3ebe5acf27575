import { UpstreamError, type RetellCall } from "@voxcalls/retell-client";
import type { Deps } from "../../kernel/context";
import { dialMark, isDialling } from "./dial-mark";
import { storeSync } from "./sync-events";

const minuteMs = 60_000;
/** The provider ends every call after two hours at the latest. */
const longestCallMs = 120 * minuteMs;
/**
 * A dial whose outcome is unknown is looked for after the first span, which is longer than a request may take. It is given up after the
 * second: the provider's list may lag ten minutes (sync.ts), and what is given up is dialled again.
 */
const dialUnknownMs = minuteMs;
const dialLostMs = 15 * minuteMs;
const atOnce = 50;

/**
 * Calls that hang "in progress" here are asked for by name and closed: those that are over at the provider as it says, those that it
 * does not know as failed. A dial whose outcome is unknown is looked for by its mark. Nobody is charged for a call that is nowhere.
 */
export async function closeLostCalls(deps: Deps, signal: AbortSignal): Promise<void> {
  const nowMs = deps.clock.now().getTime();
  const open = await deps.db.platform.call.findMany({
    where: {
      status: "in_progress",
      OR: [
        { occurredAt: { lte: new Date(nowMs - longestCallMs) } },
        { ...isDialling, occurredAt: { lte: new Date(nowMs - dialUnknownMs) } },
      ],
    },
    orderBy: { occurredAt: "asc" },
    take: atOnce,
    select: {
      id: true,
      retellCallId: true,
      occurredAt: true,
      fromNumber: true,
      toNumber: true,
      direction: true,
      agent: { select: { retellAgentId: true } },
    },
  });
  for (const call of open) {
    if (signal.aborted) return;
    const isDial = call.retellCallId === dialMark(call.id);
    const theirs = isDial ? await findDialled(deps, call.id) : await find(deps, call.retellCallId);
    const isOver = theirs && theirs.status !== "ongoing" && theirs.status !== "registered";
    if (theirs) {
      if (isOver) await storeSync(deps, "sync.whole", [theirs]);
      else if (isDial) await storeSync(deps, "sync.glance", [theirs]);
    } else if (!isDial || call.occurredAt.getTime() <= nowMs - dialLostMs) {
      await storeSync(deps, "sync.closed", [lostCall(call, isDial ? "not_placed" : "lost_at_provider")]);
    }
  }
}

async function find(deps: Deps, retellCallId: string): Promise<RetellCall | undefined> {
  try {
    return await deps.retell.calls.get(retellCallId);
  } catch (error) {
    if (error instanceof UpstreamError && error.notFound) return undefined;
    throw error;
  }
}

async function findDialled(deps: Deps, callId: string): Promise<RetellCall | undefined> {
  const { items } = await deps.retell.calls.list({ filter: { metadata: { call_id: callId } }, limit: 1 });
  const found = items[0];
  return found && (await find(deps, found.retellCallId));
}

interface OpenCall {
  retellCallId: string;
  fromNumber: string | null;
  toNumber: string | null;
  direction: "inbound" | "outbound" | "web";
  agent: { retellAgentId: string | null } | null;
}

function lostCall(call: OpenCall, disconnectionReason: string): RetellCall {
  // Only what we know ourselves; a field that is left out here is one that nobody told.
  const told: Partial<RetellCall> = {
    retellCallId: call.retellCallId,
    status: "error",
    retellAgentId: call.agent?.retellAgentId ?? undefined,
    type: call.direction === "web" ? "web_call" : "phone_call",
    direction: call.direction === "web" ? undefined : call.direction,
    fromNumber: call.fromNumber ?? undefined,
    toNumber: call.toNumber ?? undefined,
    disconnectionReason,
  };
  return told as RetellCall;
}
