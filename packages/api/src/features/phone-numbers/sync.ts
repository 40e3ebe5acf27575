import type { PlatformDb } from "@voxcalls/db";
import type { AgentShare, RetellPhoneNumber } from "@voxcalls/retell-client";
import { platformCtx, type Deps, type PlatformCtx, type TenantCtx } from "../../kernel/context";
import { enqueue, type JobPayloads } from "../../kernel/jobs";
import { readPlatformSettings } from "../../kernel/platform-settings";
import { unscoped } from "../../kernel/unscoped";
import { reachWithin } from "../countries/rules";

type Ctx = TenantCtx | PlatformCtx;

/** How long the request that made a change has to tell Retell itself before a job looks after it. */
const leftToTheRequestMs = 30_000;

/** Leaves the job that makes Retell follow. Call it in the transaction that raised the number's revision. */
export async function queueSync(tx: Parameters<typeof enqueue>[0], ctx: Ctx, phoneNumberId: string): Promise<void> {
  await enqueue(
    tx,
    "phone-numbers.sync",
    { phoneNumberId },
    {
      key: `phone-numbers.sync:${phoneNumberId}`,
      runAt: new Date(ctx.clock.now().getTime() + leftToTheRequestMs),
    },
  );
}

/** Tells Retell at once. The change is committed already, so a failure is none of the caller's: the queued job will do it. */
export async function syncNow(ctx: Ctx, phoneNumberIds: readonly string[]): Promise<void> {
  for (const phoneNumberId of phoneNumberIds) {
    try {
      await push(ctx, phoneNumberId);
    } catch (error) {
      ctx.log.warn({ err: error, phoneNumberId }, "Retell was not told of a number; a job will");
    }
  }
}

/** The job: compares Retell with what it should hold and corrects it. Throws when Retell cannot be asked, to be tried again. */
export async function runSync(deps: Deps, { phoneNumberId }: JobPayloads["phone-numbers.sync"]): Promise<void> {
  const ctx = platformCtx(deps, { type: "system", role: "system", job: "phone-numbers.sync" }, null);
  await syncNumber(ctx, phoneNumberId);
}

/** Compares one number at Retell with what it should be there, and corrects it. Throws UpstreamError. */
export async function syncNumber(ctx: Ctx, phoneNumberId: string): Promise<void> {
  const wanted = await wantedState(ctx, phoneNumberId);
  if (!wanted) return;
  const theirs = await ctx.retell.phoneNumbers.get(wanted.phoneNumber);
  if (!isAsWanted(theirs, wanted)) return await push(ctx, phoneNumberId);
  await markSynced(unscoped(ctx), phoneNumberId, wanted.revision);
}

/** What Retell holds otherwise than it should of a number that is there; null when it is none of Retell's business (yet). */
export async function numberDifferences(
  ctx: Ctx,
  phoneNumberId: string,
  theirs: RetellPhoneNumber,
): Promise<string[] | null> {
  const wanted = await wantedState(ctx, phoneNumberId);
  return wanted && differences(theirs, wanted);
}

interface WantedState {
  readonly phoneNumber: string;
  readonly revision: number;
  readonly agents: AgentShare[];
  readonly inboundWebhookUrl: string;
  /** Null for every country. */
  readonly outboundCountries: readonly string[] | null;
  readonly inboundCountries: readonly string[] | null;
}

/**
 * Two changes may be pushed at once and the older one land last: whoever pushed looks again, and pushes again until what it
 * pushed is the newest. A process that dies in between leaves the job, which compares.
 */
async function push(ctx: Ctx, phoneNumberId: string): Promise<void> {
  const db = unscoped(ctx);
  for (;;) {
    const wanted = await wantedState(ctx, phoneNumberId);
    if (!wanted) return;
    const agents = wanted.agents.length > 0 ? wanted.agents : null;
    await ctx.retell.phoneNumbers.update(wanted.phoneNumber, {
      inboundAgents: agents,
      outboundAgents: agents,
      inboundWebhookUrl: wanted.inboundWebhookUrl,
      allowedOutboundCountries: wanted.outboundCountries,
      allowedInboundCountries: wanted.inboundCountries,
    });
    if (await markSynced(db, phoneNumberId, wanted.revision)) return;
  }
}

/** What Retell should hold of the number, or null when it is not there (yet). */
async function wantedState(ctx: Ctx, phoneNumberId: string): Promise<WantedState | null> {
  const row = await unscoped(ctx).phoneNumber.findUnique({
    where: { id: phoneNumberId },
    select: {
      phoneNumber: true,
      status: true,
      revision: true,
      tenant: {
        select: {
          status: true,
          minutesUsedUpAt: true,
          gatedAt: true,
          whenUnreachable: true,
          outboundCountries: true,
          inboundCountries: true,
        },
      },
      assignedAgent: { select: { status: true, retellAgentId: true, publishedRetellVersion: true } },
    },
  });
  if (!row || row.status === "importing" || row.status === "retiring") return null;
  const agent = row.assignedAgent;
  const isOpen = row.tenant?.status === "active" || row.tenant?.status === "trial";
  // An agent bound at Retell answers whatever our door says, also when it cannot be reached: so only where that may do no harm.
  const mayAnswerUnasked =
    isOpen &&
    row.tenant?.whenUnreachable === "fail_open" &&
    row.tenant.minutesUsedUpAt === null &&
    row.tenant.gatedAt === null;
  const answers = row.status === "assigned" && mayAnswerUnasked && agent?.status === "active";
  return {
    phoneNumber: row.phoneNumber,
    revision: row.revision,
    agents: answers ? published(agent) : [],
    inboundWebhookUrl: inboundWebhookUrl(ctx),
    outboundCountries: row.tenant && (await outboundList(ctx, row.tenant.outboundCountries)),
    inboundCountries: listed(row.tenant?.inboundCountries ?? []),
  };
}

/** An empty list means every country to Retell: where none is left it gets the platform's, and we dial none of them (features/countries). */
async function outboundList(ctx: Ctx, own: readonly string[]): Promise<readonly string[] | null> {
  const { callableCountries } = await readPlatformSettings(unscoped(ctx));
  return listed(reachWithin(own, callableCountries) ?? []) ?? callableCountries;
}

function listed(countries: readonly string[]): readonly string[] | null {
  return countries.length === 0 ? null : countries;
}

/** Pinned to the published version: without a version Retell would take the newest draft. */
function published(agent: { retellAgentId: string | null; publishedRetellVersion: number | null }): AgentShare[] {
  const { retellAgentId, publishedRetellVersion } = agent;
  if (retellAgentId === null) return [];
  return [{ retellAgentId, agentVersion: publishedRetellVersion ?? undefined }];
}

/** Where Retell asks before it answers a call. */
export function inboundWebhookUrl({ env }: Pick<Ctx, "env">): string {
  return `${env.API_BASE_URL}/api/webhooks/retell/inbound`;
}

function isAsWanted(theirs: RetellPhoneNumber, wanted: WantedState): boolean {
  return differences(theirs, wanted).length === 0;
}

function differences(theirs: RetellPhoneNumber, wanted: WantedState): string[] {
  const ids = (shares: AgentShare[]) =>
    JSON.stringify(shares.map(({ retellAgentId, agentVersion }) => `${retellAgentId} ${agentVersion ?? ""}`).sort());
  const codes = (countries: readonly string[] | null | undefined) => [...(countries ?? [])].sort().join();
  return [
    ...(ids(theirs.inboundAgents) === ids(wanted.agents) ? [] : ["inboundAgents"]),
    ...(ids(theirs.outboundAgents) === ids(wanted.agents) ? [] : ["outboundAgents"]),
    ...(codes(theirs.allowedOutboundCountries) === codes(wanted.outboundCountries) ? [] : ["outboundCountries"]),
    ...(codes(theirs.allowedInboundCountries) === codes(wanted.inboundCountries) ? [] : ["inboundCountries"]),
    ...(theirs.inboundWebhookUrl === wanted.inboundWebhookUrl ? [] : ["inboundWebhookUrl"]),
  ];
}

async function markSynced(db: PlatformDb, id: string, revision: number): Promise<boolean> {
  const { count } = await db.phoneNumber.updateMany({ where: { id, revision }, data: { syncedRevision: revision } });
  return count === 1;
}
