import type { Deps } from "../../kernel/context";
import { enqueue } from "../../kernel/jobs";

/** Any request or job is done with a number long before. */
const quietMs = 5 * 60 * 1000;
const atOnce = 200;
/** What ends these states; in any other it is Retell that has to be told. */
const jobs = { importing: "phone-numbers.bring-in", retiring: "phone-numbers.retire" } as const;

/** The job, by the clock: queues anew what a killed worker or a used-up job left undone, so that nothing waits for ever. */
export async function sweepNumbers({ db, clock }: Deps): Promise<void> {
  const left = await db.platform.phoneNumber.findMany({
    where: {
      updatedAt: { lte: new Date(clock.now().getTime() - quietMs) },
      OR: [
        { status: { in: ["importing", "retiring"] } },
        { NOT: { syncedRevision: { equals: db.platform.phoneNumber.fields.revision } } },
      ],
    },
    select: { id: true, status: true },
    orderBy: { updatedAt: "asc" },
    take: atOnce,
  });
  for (const { id, status } of left) {
    const name = jobs[status as keyof typeof jobs] ?? "phone-numbers.sync";
    await enqueue(db.platform, name, { phoneNumberId: id }, { key: `${name}:${id}` });
  }
}
