import type { PlatformDb } from "@voxcalls/db";

/** Why a call that was fetched did not become one of ours. */
export async function whyNotHere(
  db: PlatformDb,
  retellCallId: string,
  retellAgentId: string | undefined,
): Promise<string> {
  const event = await db.providerEvent.findFirst({
    where: { retellCallId, state: { in: ["parked", "dead"] } },
    orderBy: { receivedAt: "desc" },
    select: { state: true, problem: true },
  });
  if (event?.state === "parked") return `No organisation here has its agent (${retellAgentId ?? "none is named"}).`;
  return event?.problem ? `It cannot be settled: ${event.problem}.` : "It was fetched, and is not settled yet.";
}
