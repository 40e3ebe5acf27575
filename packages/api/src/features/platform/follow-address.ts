import type { Prisma } from "@voxcalls/db";
import { z } from "zod";
import type { Deps } from "../../kernel/context";
import { enqueueAll } from "../../kernel/jobs";

const settingKey = "webhook_address";
const beginning = "00000000-0000-0000-0000-000000000000";
const batchSize = 200;

/** Where the provider was last told to reach us; while that changes, where to and how far the change has come. */
const Address = z.object({
  url: z.string(),
  moving: z.object({ to: z.string(), kind: z.enum(["agents", "numbers"]), after: z.uuid() }).nullable(),
});
type Address = z.infer<typeof Address>;
type Moving = NonNullable<Address["moving"]>;

/**
 * The job that a starting worker leaves: when `API_BASE_URL` is another than the one that the provider was told, every agent and
 * number counts as not in sync and is told anew, and what callers meet is published once more. In batches, each with its jobs and the place reached in one transaction, so that a
 * killed run goes on where it was.
 */
export async function followAddress(deps: Deps, stopping: AbortSignal): Promise<void> {
  const url = deps.env.API_BASE_URL;
  const row = await deps.db.platform.platformSetting.findUnique({ where: { key: settingKey } });
  const known = Address.safeParse(row?.value).data ?? { url, moving: null };
  if (row === null) return await note(deps, known);
  if (known.url === url && known.moving === null) return;
  // Back and forth before the first change was through: what is not known to be right is told again.
  let moving: Moving | null = known.moving?.to === url ? known.moving : { to: url, kind: "agents", after: beginning };
  while (moving !== null && !stopping.aborted) moving = await moveOn(deps, known.url, moving);
}

async function moveOn(deps: Deps, url: string, moving: Moving): Promise<Moving | null> {
  return await deps.db.platform.$transaction(async (tx) => {
    const ids =
      moving.kind === "agents" ? await unsettleAgents(tx, moving.after) : await unsettleNumbers(tx, moving.after);
    const last = ids.at(-1);
    const next = last !== undefined ? { ...moving, after: last } : nextKind(moving);
    await note({ db: { platform: tx } }, next === null ? { url: moving.to, moving: null } : { url, moving: next });
    return next;
  });
}

function nextKind(moving: Moving): Moving | null {
  return moving.kind === "agents" ? { ...moving, kind: "numbers", after: beginning } : null;
}

async function note(deps: { db: { platform: Pick<Deps["db"]["platform"], "platformSetting"> } }, value: Address) {
  await deps.db.platform.platformSetting.upsert({
    where: { key: settingKey },
    create: { key: settingKey, value },
    update: { value },
  });
}

type Tx = Prisma.TransactionClient;

/** No save of anybody's is touched: what Retell is known to hold falls back to nothing, which reads as `pending`. */
async function unsettleAgents(tx: Tx, after: string): Promise<string[]> {
  const agents = await tx.$queryRaw<{ id: string; tenantId: string }[]>`
    update agents set synced_revision = 0
    where id in (
      select id from agents where id > ${after}::uuid and status in ('active', 'paused') order by id limit ${batchSize}
    )
    returning id::text as id, tenant_id::text as "tenantId"`;
  const jobs = (name: "agents.reconcile" | "agents.publish-again") =>
    agents.map(({ id, tenantId }) => ({ key: `${name}:${id}`, payload: { tenantId, agentId: id } }));
  await enqueueAll(tx, "agents.reconcile", jobs("agents.reconcile"));
  // What is published cannot be changed there: the same once more, so that the events of its calls come here.
  await enqueueAll(tx, "agents.publish-again", jobs("agents.publish-again"));
  return agents.map(({ id }) => id).sort();
}

async function unsettleNumbers(tx: Tx, after: string): Promise<string[]> {
  const numbers = await tx.$queryRaw<{ id: string }[]>`
    update phone_numbers set synced_revision = 0, updated_at = now()
    where id in (
      select id from phone_numbers where id > ${after}::uuid and status <> 'importing' order by id limit ${batchSize}
    )
    returning id::text as id`;
  await enqueueAll(
    tx,
    "phone-numbers.sync",
    numbers.map(({ id }) => ({ key: `phone-numbers.sync:${id}`, payload: { phoneNumberId: id } })),
  );
  return numbers.map(({ id }) => id).sort();
}
