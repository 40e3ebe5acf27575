import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const noteOf = (stateDir: string) => join(stateDir, "demo.unfinished");

/** Whether the last start was stopped while it made the demo: what it left is neither empty nor whole. */
export function isDemoUnfinished(stateDir: string): boolean {
  return existsSync(noteOf(stateDir));
}

/** Runs `seed` with a note in the state folder that is taken away when it has succeeded. */
export async function seedWithNote(stateDir: string, seed: () => Promise<void>): Promise<void> {
  await writeFile(noteOf(stateDir), "");
  await seed();
  await rm(noteOf(stateDir));
}
