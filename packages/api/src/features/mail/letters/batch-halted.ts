import { haltReasons, type HaltReason } from "../../limits/catalogue";
import { nameInMail, type LetterKind } from "../letter";

/** A batch calls nobody although it was started. `id` is the batch's; it goes to whoever made it, else to the first admin. */
export const batchHalted: LetterKind = {
  async write({ db, env }, id) {
    const batch = await db.platform.batch.findUnique({ where: { id }, include: { tenant: true } });
    if (!batch || batch.tenant.removedAt) return null;
    // By now it may go on, or have been paused by somebody.
    if (batch.haltReason === null || (batch.state !== "running" && batch.state !== "paused")) return null;
    const people = { tenantId: batch.tenantId, status: "active", removedAt: null } as const;
    const select = { name: true, email: true };
    const to =
      (await db.platform.user.findFirst({ where: { ...people, email: batch.createdByLabel }, select })) ??
      (await db.platform.user.findFirst({
        where: { ...people, role: "admin" },
        orderBy: { createdAt: "asc" },
        select,
      }));
    if (!to) return null;
    const left = await db.platform.batchRow.count({ where: { batchId: id, state: "waiting" } });
    const name = nameInMail(batch.name);
    const isPaused = batch.state === "paused";
    const next = isPaused
      ? "It stays paused until somebody resumes it."
      : "It goes on by itself when that has passed; nobody has to resume it.";
    return {
      to: { name: to.name, address: to.email },
      subject: isPaused ? `The batch ${name} was paused` : `The batch ${name} calls nobody at the moment`,
      heading: isPaused ? `${name} was paused` : `${name} calls nobody at the moment`,
      paragraphs: [
        `${haltReasons[batch.haltReason as HaltReason]}. ${left.toLocaleString("en-US")} ${left === 1 ? "number is" : "numbers are"} still to be called. ${next}`,
      ],
      action: { label: "Look at the batch", url: `${env.FRONTEND_URL}/dashboard/batches/${id}` },
      notes: ["You get this mail because you made the batch, or are the first admin of the organisation."],
    };
  },
};
