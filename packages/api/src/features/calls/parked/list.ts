import type { PlatformCtx } from "../../../kernel/context";
import { after, toPage } from "../../../kernel/cursor";
import type { Page } from "../../../kernel/page";
import { unscoped } from "../../../kernel/unscoped";
import { ParkedEvent, type ParkedEventsInput } from "./schemas";

/** Events that no call here came of: of agents that nobody has (tried again when one appears), or not readable. */
export async function listParkedEvents(ctx: PlatformCtx, input: ParkedEventsInput): Promise<Page<ParkedEvent>> {
  const rows = await unscoped(ctx).providerEvent.findMany({
    where: { state: { in: ["parked", "dead"] }, ...after("receivedAt", input.cursor) },
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
    omit: { body: true },
  });
  return toPage(
    rows,
    input.limit,
    (row) => row.receivedAt,
    (row) => ParkedEvent.parse(row),
  );
}
