import type { Actor } from "../../../kernel/actor";
import { enterTenant, type Deps } from "../../../kernel/context";
import type { JobPayloads } from "../../../kernel/jobs";
import { exportKeyOf } from "./key";
import { exportLines } from "./rows";
import { ExportFilters } from "./schemas";

const maxBytes = 2 * 1024 * 1024 * 1024;
const lastAttempt = 5;
const toldEveryRows = 5_000;

/** The job: writes the file to the store while it reads the calls, so that memory stays the same however many there are. */
export async function runExport(
  deps: Deps,
  { tenantId, exportId }: JobPayloads["calls.export"],
  attempt: number,
): Promise<void> {
  const db = deps.db.forTenant(tenantId);
  const [made, tenant] = await Promise.all([
    db.callExport.findFirst({ where: { id: exportId, status: "pending" } }),
    deps.db.platform.tenant.findUnique({ where: { id: tenantId } }),
  ]);
  if (!made || !tenant) return;
  const ctx = enterTenant(deps, readerOf(tenantId, made.ownUserId), tenant, null);
  let told = 0;
  const tell = async (rowsDone: number) => {
    if (rowsDone - told < toldEveryRows) return;
    told = rowsDone;
    await db.callExport.updateMany({ where: { id: exportId }, data: { rowsDone } });
  };
  let rowsDone = 0;
  const lines = exportLines(ctx, made.format, readFilters(made.filters), async (rows) => tell((rowsDone = rows)));
  try {
    const { bytes } = await deps.recordings.put(exportKeyOf(made), streamOf(lines), maxBytes);
    const data = { status: "ready", rowsDone, bytes, finishedAt: deps.clock.now() } as const;
    await db.callExport.updateMany({ where: { id: exportId }, data });
  } catch (error) {
    if (attempt < lastAttempt) throw error;
    deps.log.error({ err: error, exportId }, "an export could not be made");
    await db.callExport.updateMany({ where: { id: exportId }, data: { status: "failed" } });
  }
}

/** The rows that whoever asked may see, and no others. */
function readerOf(tenantId: string, ownUserId: string | null): Actor {
  if (ownUserId === null) return { type: "system", role: "system", job: "calls.export" };
  return { type: "member", role: "user", userId: ownUserId, tenantId, email: "", sessionId: ownUserId };
}

/** Instants lie as text in the row. */
function readFilters(stored: unknown): ExportFilters {
  const { from, to, ...rest } = stored as Record<string, unknown>;
  const instant = (value: unknown) => (typeof value === "string" ? new Date(value) : undefined);
  return ExportFilters.parse({ ...rest, from: instant(from), to: instant(to) });
}

function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
}
