import { createDoors, type Doors } from "@voxcalls/api";
import { deps } from "./deps";

let doors: Doors | undefined;

/** The API doors as a Next route handler, for hosts that run no server of our own. */
export async function door(request: Request): Promise<Response> {
  return await (doors ??= createDoors(deps())).fetch(request, null);
}
