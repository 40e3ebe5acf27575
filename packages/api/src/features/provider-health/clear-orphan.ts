import type { Prisma } from "@voxcalls/db";
import { UpstreamError } from "@voxcalls/retell-client";
import type { PlatformCtx } from "../../kernel/context";
import { AppError, conflict, notFound } from "../../kernel/errors";
import { readPlatformSettings } from "../../kernel/platform-settings";
import { fromUpstream } from "../../kernel/upstream";
import { unscoped } from "../../kernel/unscoped";
import { recordPlatformAudit } from "../audit/record-platform";
import { markedAmong, namedHere } from "./find-orphans";
import { readTheirs, type Theirs } from "./read-theirs";
import type { HealthItemId } from "./schemas";

type Item = Pick<Prisma.ProviderHealthItemModel, "id" | "kind" | "name" | "providerId" | "ourId" | "ownerId">;

/**
 * Removes an orphan at the provider, after everything that says it is one was looked at anew. Throws not_found, conflict where it is not
 * one (any more) or something uses it, and provider_error.
 */
export async function clearOrphan(ctx: PlatformCtx, { id }: HealthItemId): Promise<void> {
  const item = await unscoped(ctx).providerHealthItem.findUnique({ where: { id } });
  if (!item) throw notFound("finding");
  if (item.state !== "orphan") throw conflict("This is no orphan.");
  try {
    await clear(ctx, item, await readTheirs(ctx.retell));
  } catch (error) {
    throw error instanceof UpstreamError ? fromUpstream(error) : error;
  }
}

/** Of the orphans that are surely ours those that had their time; what cannot be removed now is there tomorrow. Returns how many went. */
export async function clearDueOrphans(ctx: PlatformCtx, theirs: Theirs, signal: AbortSignal): Promise<number> {
  const { orphanHours } = await readPlatformSettings(unscoped(ctx));
  const dueAt = new Date(ctx.clock.now().getTime() - orphanHours * 60 * 60 * 1000);
  const due = await unscoped(ctx).providerHealthItem.findMany({
    where: { state: "orphan", ownerId: { not: null }, foundAt: { lte: dueAt } },
    // Agents before what they think with: the provider refuses to delete that while one uses it.
    orderBy: [{ kind: "asc" }, { foundAt: "asc" }],
    take: 200,
  });
  let cleared = 0;
  for (const item of due) {
    if (signal.aborted) break;
    try {
      await clear(ctx, item, theirs);
      cleared++;
    } catch (error) {
      if (!(error instanceof AppError || error instanceof UpstreamError)) throw error;
      ctx.log.warn({ err: error, kind: item.kind, providerId: item.providerId }, "an orphan could not be cleared");
    }
  }
  return cleared;
}

async function clear(ctx: PlatformCtx, item: Item, theirs: Theirs): Promise<void> {
  const providerId = item.providerId ?? "";
  const marked = markedAmong(theirs).find((one) => one.kind === item.kind && one.providerId === providerId);
  if (marked && marked.madeFor !== item.ourId) throw conflict("It bears another mark now.");
  if ((await namedHere(unscoped(ctx))).has(providerId)) throw conflict("Something here uses it by now.");
  const user = userOf(providerId, theirs);
  if (user !== undefined) throw conflict(`It is in use at the provider, by ${user}.`);
  if (marked) await remover(ctx, item.kind)(providerId);
  await unscoped(ctx).$transaction(async (tx) => {
    await tx.providerHealthItem.deleteMany({ where: { id: item.id } });
    await recordPlatformAudit(tx, ctx, {
      action: "provider_health.orphan_cleared",
      objectType: item.kind,
      objectId: item.id,
      objectName: item.name,
      after: { providerId },
    });
  });
}

function remover({ retell }: PlatformCtx, kind: Item["kind"]): (providerId: string) => Promise<void> {
  const things = { agent: retell.agents, llm: retell.llms, flow: retell.flows, knowledge_base: retell.knowledge };
  if (kind === "phone_number") throw conflict("A number is given up on the page of the pool.");
  return things[kind].remove;
}

/** Whatever at the provider names it: a number that it answers, or a design that hands over to it or asks it. */
function userOf(providerId: string, theirs: Theirs): string | undefined {
  const names = (thing: unknown) => JSON.stringify(thing).includes(`"${providerId}"`);
  const number = theirs.numbers.find(names);
  if (number) return number.phoneNumber;
  const llm = theirs.llms.find(({ retellLlmId, settings }) => retellLlmId !== providerId && names(settings));
  if (llm) return llm.retellLlmId;
  return theirs.flows.find(({ retellFlowId, settings }) => retellFlowId !== providerId && names(settings))
    ?.retellFlowId;
}
