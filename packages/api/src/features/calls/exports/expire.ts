import type { Deps } from "../../../kernel/context";
import { exportKeyOf } from "./key";

const atOnce = 500;

/** Removes exports that have had their day, files first. */
export async function removeOldExports({ db, recordings, clock }: Pick<Deps, "db" | "recordings" | "clock">) {
  const old = await db.platform.callExport.findMany({ where: { expiresAt: { lt: clock.now() } }, take: atOnce });
  for (const one of old) await recordings.remove(exportKeyOf(one));
  await db.platform.callExport.deleteMany({ where: { id: { in: old.map(({ id }) => id) } } });
}
