import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../testing/harness";
import { ask, walked } from "../testing/isolation/doors";
import { castOf, type Cast, type Subject } from "../testing/isolation/subjects";
import { fixtures } from "./isolation-fixtures";

let world: World;
let cast: Cast;

beforeAll(async () => {
  world = await World.create();
  cast = await castOf(world.deps, "shown");
});
afterAll(() => world.close());

const send = (request: Request) => world.doors.fetch(request, "127.0.0.1");

/** Every field of an answer by its path; a list counts as its elements. */
function pathsIn(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, `${at}[]`));
  if (typeof value !== "object" || value === null) return [at];
  return Object.entries(value).flatMap(([key, one]) => pathsIn(one, at === "" ? key : `${at}.${key}`));
}

/** What the routes that read answer this subject, for those who may ask. */
async function shownTo({ headers, own }: Subject, who: readonly string[]): Promise<Record<string, string[]>> {
  const shown: Record<string, string[]> = {};
  for (const procedure of walked) {
    const { route, name, type } = procedure;
    const fixture = fixtures[name];
    if (type !== "query" || route?.respond !== "json" || !fixture || !who.includes(fixture.who)) continue;
    const { status, text } = await ask(send, "rest", procedure, fixture.input?.(own), headers);
    expect([route.path, status]).toEqual([route.path, 200]);
    shown[`GET ${route.path}`] = [...new Set(pathsIn(JSON.parse(text)))].toSorted();
  }
  return shown;
}

/** How the platform works inside, and what opens something. */
const inner = /password_hash|token|secret|sealed|key_hash|sip_|twilio|recording_key|retell_(?!agent_id|llm_id|call_id)/;

/** The contract lists them among an agent's and a call's fields; nothing else bears an id of the provider's. */
const ofProvider = /retell_(agent|llm|call)_id$/;

describe("Z7: the fields of answers", { timeout: 120_000 }, () => {
  it("Z7: a user is shown these and no others", async () => {
    const shown = await shownTo(cast.user, ["signed-in", "user"]);
    expect(Object.keys(shown).length).toBeGreaterThanOrEqual(10);
    expect(shown).toMatchSnapshot();
  });

  it.each(["user", "admin"] as const)("Z7: nothing of how the platform works inside is shown to %ss", async (role) => {
    const shown = await shownTo(cast[role], role === "user" ? ["signed-in", "user"] : ["signed-in", "user", "admin"]);
    const entries = Object.entries(shown);
    expect(entries.flatMap(([, paths]) => paths).filter((path) => inner.test(path))).toEqual([]);
    const elsewhere = entries
      .filter(([, paths]) => paths.some((path) => ofProvider.test(path)))
      .map(([route]) => route);
    expect(elsewhere.filter((route) => !/^GET \/(agents|calls)(\/|$)/.test(route))).toEqual([]);
  });
});
