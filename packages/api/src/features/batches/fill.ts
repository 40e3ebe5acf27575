import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { uuidv7 } from "uuidv7";
import type { TenantCtx } from "../../kernel/context";
import { conflict, notFound } from "../../kernel/errors";
import { storable, storableJson } from "../../kernel/text";
import { recordAudit } from "../audit/record";
import { reachOf } from "../countries/reach";
import { countryName, countryOf } from "../countries/rules";
import { refusals } from "./catalogue";
import { judgeLines, type JudgedLine } from "./judge-lines";
import { readLines } from "./read-lines";
import type { FillBatchInput, FillReport } from "./schemas";

const portion = 5_000;
const mostInReport = 100;
const transactionMs = { maxWait: 5_000, timeout: 120_000 };

/**
 * Reads the numbers of a batch from a CSV file; those that were read before go. Lines that cannot be called are kept and named, the
 * others wait for the start. Throws not_found, conflict when the batch was started, validation_failed for a file as a whole.
 */
export async function fillBatch(ctx: TenantCtx, { id, csv, file, delimiter }: FillBatchInput): Promise<FillReport> {
  const batch = await ctx.db.batch.findFirst({ where: { id } });
  if (!batch) throw notFound("batch");
  // Before the file is opened: whoever waits while its lines come misses them.
  const reach = await reachOf(ctx);
  const input = file ? createReadStream(file.path, "utf8") : Readable.from([csv ?? ""]);
  const texts = createInterface({ input, crlfDelay: Infinity });
  const columns = { ...batch, reach, variableColumns: batch.variableColumns as Record<string, string> };
  const read = await judgeLines(readLines(texts, delimiter), columns, ctx.clock.now()).finally(() => {
    texts.close();
    input.destroy();
  });
  const judged = await withoutThoseOnTheList(ctx, read);
  const refused = judged.filter(({ refusal }) => refusal !== null);
  const good = judged.length - refused.length;
  await ctx.db.tx(async (tx) => {
    const { count } = await tx.batch.updateMany({
      where: { id, state: "draft" },
      data: { updatedAt: ctx.clock.now() },
    });
    if (count === 0) throw conflict("The batch was started: its numbers stay as they are.");
    await tx.batchRow.deleteMany({ where: { batchId: id } });
    for (let from = 0; from < judged.length; from += portion) {
      const rows = JSON.stringify(judged.slice(from, from + portion).map(rowOf));
      // Prisma's createMany takes a quarter of a millisecond a row, which is half a minute for the largest file.
      await tx.$executeRaw`
        insert into batch_rows (id, tenant_id, batch_id, line, to_number, variables, state, outcome)
        select r.id, ${ctx.tenant.id}::uuid, ${id}::uuid, r.line, r.to_number, r.variables, r.state, r.outcome
        from jsonb_to_recordset(${rows}::jsonb)
          as r(id uuid, line int, to_number text, variables jsonb, state batch_row_state, outcome text)`;
    }
    await recordAudit(tx, ctx, {
      action: "batch.filled",
      objectType: "batch",
      objectId: id,
      after: { file: file?.name ?? null, good, refused: refused.length },
    });
  }, transactionMs);
  return { good, refused: refused.length, lines: refused.slice(0, mostInReport).map(toReport) };
}

async function withoutThoseOnTheList(ctx: TenantCtx, lines: readonly JudgedLine[]): Promise<JudgedLine[]> {
  const numbers = lines.filter(({ refusal }) => refusal === null).map(({ toNumber }) => toNumber);
  const rows = await ctx.db.$queryRaw<{ number: string }[]>`
    select phone_number as number from do_not_call_numbers where tenant_id = ${ctx.tenant.id}::uuid and phone_number = any(${numbers}::text[])`;
  const listed = new Set(rows.map(({ number }) => number));
  return lines.map((line) =>
    line.refusal === null && listed.has(line.toNumber) ? { ...line, refusal: "do_not_call" } : line,
  );
}

function rowOf({ line, toNumber, variables, refusal }: JudgedLine) {
  return {
    id: uuidv7(),
    line,
    to_number: storable(toNumber),
    variables: storableJson(variables),
    state: refusal === null ? "waiting" : "refused",
    outcome: refusal,
  };
}

function toReport({ line, toNumber, refusal }: JudgedLine) {
  const reason = refusal ?? "not_a_number";
  const country = reason === "country" ? countryOf(toNumber) : null;
  const message = refusals[reason] + (country === null ? "" : `: ${countryName(country)}`);
  return { line, toNumber, reason, message };
}
