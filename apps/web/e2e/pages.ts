import { readdirSync } from "node:fs";
import { join } from "node:path";

const app = join(import.meta.dirname, "../src/app");
const nobodysId = "00000000-0000-0000-0000-000000000000";

/** Every page there is, as an address: read from the file system, so that a new one is looked at too. */
const pages = readdirSync(app, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx"))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replaceAll(/\([^)]*\)\/?/g, "")}`)
  .map((path) => path.replaceAll(/\[[^\]]*\]/g, nobodysId).replace(/(.)\/$/, "$1"))
  .toSorted();

const isIn = (path: string, places: readonly string[]) => places.some((place) => `${path}/`.startsWith(`/${place}/`));

export const ofTenant = pages.filter((path) => isIn(path, ["dashboard", "account"]));
export const ofPlatform = pages.filter((path) => isIn(path, ["admin"]));
export const behindSignIn = [...ofTenant, ...ofPlatform];
export const open = pages.filter((path) => !behindSignIn.includes(path));

/** Whether the page is there without anything in particular to show. */
export function isAboutNothing(path: string): boolean {
  return !path.includes(nobodysId);
}
