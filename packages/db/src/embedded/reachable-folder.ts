import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, realpathSync, renameSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { canEnter, type ServerUser } from "./server-user";

const COMMON_GROUND = "/var/tmp";

/**
 * The data folder `<stateDir>/postgres`, made if missing and owned by the server's account. Where that account cannot get
 * there, the folder lies under /var/tmp instead and `<stateDir>/postgres` is a link to it.
 */
export function dataFolder(stateDir: string, user: ServerUser): string {
  mkdirSync(stateDir, { recursive: true });
  const wanted = join(stateDir, "postgres");
  const isLink = lstatSync(wanted, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (!isLink && !canEnter(user, stateDir)) symlinkSync(join(placeOutside(stateDir), "postgres"), wanted);
  else if (!isLink) return ownFolder(wanted, user);
  return ownFolder(join(placeOutside(stateDir), "postgres"), user);
}

/** The folder with PostgreSQL's programs; a copy of it under /var/tmp where the server's account cannot reach the original. */
export function programFolder(native: string, user: ServerUser): string {
  if (canEnter(user, join(native, "bin"))) return native;
  const copy = join(placeOutside(realpathSync(native)), "native");
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}

/** A folder of our own that everyone may pass through; its name is that of the original path, hashed. */
function placeOutside(path: string): string {
  const place = join(COMMON_GROUND, `voxcalls-${createHash("sha256").update(path).digest("hex").slice(0, 12)}`);
  mkdirSync(place, { recursive: true, mode: 0o711 });
  // Someone else's folder of that name could hand us a server of their making.
  if (lstatSync(place).uid !== process.getuid?.()) throw new Error(`${place} belongs to another user: remove it.`);
  return place;
}

function ownFolder(folder: string, user: ServerUser): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  return folder;
}
