import { timeLeftMs, UpstreamError } from "@voxcalls/retell-client";
import type { TenantCtx } from "../../../kernel/context";
import { AppError } from "../../../kernel/errors";
import { fromUpstream } from "../../../kernel/upstream";
import type { TestCaseRow } from "./find";
import { playTestCase } from "./play";

/** Few enough that a provider which counts requests bears it. */
const atOnce = 3;

/** Plays test cases until the deadline of the act; answers why each of them does not pass, by its id, null for those that do. */
export async function tryCases(ctx: TenantCtx, rows: readonly TestCaseRow[]): Promise<Map<string, string | null>> {
  const waiting = [...rows];
  const whys = new Map<string, string | null>();
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) whys.set(row.id, await whyNot(ctx, row));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return whys;
}

async function whyNot(ctx: TenantCtx, row: TestCaseRow): Promise<string | null> {
  const notRun = "There was no time left to run it.";
  if (timeLeftMs() <= 0) return notRun;
  try {
    const { failures } = await playTestCase(ctx, row);
    return failures.length === 0 ? null : failures.map(({ message }) => message).join(" ");
  } catch (error) {
    if (error instanceof UpstreamError) return timeLeftMs() <= 0 ? notRun : fromUpstream(error).message;
    if (error instanceof AppError) return error.message;
    throw error;
  }
}
