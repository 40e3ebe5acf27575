import type { PlatformCtx } from "../../kernel/context";
import { unscoped } from "../../kernel/unscoped";
import { inboundWebhookUrl, numberDifferences } from "../phone-numbers/sync";
import { finding, type Finding } from "./finding";
import type { Theirs } from "./read-theirs";

/** Any request or job has told the provider of a change by then. */
const quietMs = 5 * 60 * 1000;

/** The numbers of the pool: whoever changes one here raises its revision, and a job tells the provider. */
export async function judgeNumbers(ctx: PlatformCtx, theirs: Theirs): Promise<Finding[]> {
  const there = new Map(theirs.numbers.map((number) => [number.phoneNumber, number]));
  const rows = await unscoped(ctx).phoneNumber.findMany({
    where: { status: { notIn: ["importing", "retiring"] } },
    select: { id: true, phoneNumber: true, tenantId: true, revision: true, syncedRevision: true, updatedAt: true },
  });
  const known = new Set(
    (await unscoped(ctx).phoneNumber.findMany({ select: { phoneNumber: true } })).map(({ phoneNumber }) => phoneNumber),
  );
  const found: Finding[] = [];
  for (const { id, phoneNumber, tenantId, revision, syncedRevision, updatedAt } of rows) {
    const about = { kind: "phone_number" as const, key: id, ourId: id, ownerId: tenantId, name: phoneNumber };
    const number = there.get(phoneNumber);
    const at = { ...about, providerId: phoneNumber };
    if (!number)
      found.push(finding({ ...at, state: "missing", reason: "The provider does not have this number any more." }));
    else if (revision !== syncedRevision) found.push(finding({ ...at, ...untold(updatedAt, ctx.clock.now()) }));
    else {
      const fields = (await numberDifferences(ctx, id, number)) ?? [];
      const differences = fields.map((field) => ({ where: "number" as const, field, ours: null, theirs: null }));
      const isAddress = fields.length > 0 && fields.every((field) => field === "inboundWebhookUrl");
      found.push(
        finding({ ...at, differences, state: fields.length === 0 ? "in_sync" : isAddress ? "outdated" : "changed" }),
      );
    }
  }
  const strays = theirs.numbers.filter(
    (number) => number.inboundWebhookUrl === inboundWebhookUrl(ctx) && !known.has(number.phoneNumber),
  );
  return [
    ...found,
    ...strays.map(({ phoneNumber }) =>
      finding({
        kind: "phone_number",
        key: phoneNumber,
        providerId: phoneNumber,
        name: phoneNumber,
        state: "orphan",
        reason:
          "It asks us who takes its calls, and is not in the pool. Import it there, or take it out at the provider.",
      }),
    ),
  ];
}

/** How a change stands that the provider was not told of: on its way, or, when it is not a fresh one, held up on it. */
function untold(changedAt: Date, now: Date): Pick<Finding, "state"> & Partial<Finding> {
  if (changedAt.getTime() > now.getTime() - quietMs) return { state: "pending" };
  const reason =
    "Our last change has not arrived there: each try failed or was refused. Look at the agent that answers it.";
  return { state: "outdated", reason };
}

/** Knowledge bases: whether each is there, and whether it holds the sources that it took. */
export async function judgeBases(ctx: PlatformCtx, theirs: Theirs): Promise<Finding[]> {
  const there = new Map(theirs.bases.map((base) => [base.retellKnowledgeBaseId, base]));
  const rows = await unscoped(ctx).knowledgeBase.findMany({
    where: { status: { not: "deleted" }, retellKnowledgeBaseId: { not: null } },
    select: {
      id: true,
      tenantId: true,
      name: true,
      status: true,
      retellKnowledgeBaseId: true,
      sources: { select: { retellSourceId: true, status: true } },
    },
  });
  return rows.map((row) => {
    const providerId = row.retellKnowledgeBaseId;
    const about = {
      kind: "knowledge_base" as const,
      key: row.id,
      ourId: row.id,
      ownerId: row.tenantId,
      name: row.name,
    };
    const at = { ...about, providerId };
    const base = there.get(providerId ?? "");
    if (!base)
      return finding({
        ...at,
        state: "missing",
        reason:
          "Somebody deleted it at the provider: its texts and pages can be sent again, its files have to be added again.",
      });
    if (row.status === "processing" || base.status !== "complete") return finding({ ...at, state: "pending" });
    const ours = new Set(row.sources.flatMap(({ retellSourceId }) => retellSourceId ?? []));
    const isSame = ours.size === base.sources.length && base.sources.every((source) => ours.has(source.retellSourceId));
    const counts = { ours: `${ours.size} sources`, theirs: `${base.sources.length} sources` };
    return finding({
      ...at,
      state: isSame ? "in_sync" : "changed",
      differences: isSame ? [] : [{ where: "draft", field: "sources", ...counts }],
      ...(!isSame && { reason: "Its sources were changed at the provider. Add or remove them here." }),
    });
  });
}
