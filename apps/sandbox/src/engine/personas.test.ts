import { describe, expect, it } from "vitest";
import { dentist, transferTool } from "../../test/dentist";
import type { EngineEvent } from "./events";
import { personaFor, personas } from "./personas";
import { playCall } from "./play";

const play = async (name: string, seed = "+15551234567", agent = dentist()): Promise<EngineEvent[]> => {
  const persona = personaFor(name, seed);
  if (!persona) throw new Error(`no persona ${name}`);
  return (await playCall(agent, { persona })).events;
};
const reasonOf = (events: EngineEvent[]) => events.flatMap((event) => (event.kind === "hang_up" ? [event.reason] : []));
const talkers = Object.values(personas).filter(({ pickup }) => pickup === "talks");

describe("every persona that talks", () => {
  it.each(talkers.map(({ name }) => name))(
    "%s: comes to an end with any agent, the same one every time",
    async (name) => {
      for (const agent of [
        dentist(),
        dentist({ prompt: "Be nice.", tools: [] }),
        dentist({ startSpeaker: "user" }),
        dentist({ language: "es-ES", prompt: "Eres Ana. Puedes reservar citas." }),
      ]) {
        const events = await play(name, "seed", agent);
        expect(reasonOf(events)).toHaveLength(1);
        expect(events.at(-1)?.kind).toBe("hang_up");
        expect(events.length).toBeLessThan(60);
        expect(await play(name, "seed", agent)).toEqual(events);
      }
    },
  );
});

it("there are more than a dozen, under the names the control API promises", async () => {
  expect(Object.keys(personas)).toEqual(
    expect.arrayContaining([
      "books",
      "asks-hours",
      "asks-price",
      "angry",
      "silent",
      "hangs-up-at-3s",
      "talkative",
      "spanish-speaker",
      "wrong-number",
      "wants-human",
      "voicemail",
      "busy",
      "no-answer",
      "declined",
    ]),
  );
  expect(personas["busy"]?.pickup).toBe("busy");
  expect(personaFor("toString", "")).toBeUndefined();
});

it("books under a name that depends on the seed", async () => {
  const names = new Set<string | undefined>();
  for (let seed = 0; seed < 40; seed++) {
    names.add(/My name is ([A-Z]\w+)/.exec(JSON.stringify(await play("books", String(seed))))?.[1]);
  }
  expect(names.size).toBeGreaterThan(4);
  expect([...names]).not.toContain(undefined);
  expect((await play("books")).some((event) => event.kind === "say" && event.text.includes("you're booked"))).toBe(
    true,
  );
});

it("silent: is reminded and at last given up", async () => {
  expect(reasonOf(await play("silent"))).toEqual(["inactivity"]);
});

it("hangs-up-at-3s: hangs up at three seconds whatever is being said", async () => {
  expect((await play("hangs-up-at-3s")).at(-1)).toEqual({
    kind: "hang_up",
    by: "user",
    reason: "user_hangup",
    atMs: 3000,
  });
});

it("wants-human: is transferred by an agent that can", async () => {
  expect(reasonOf(await play("wants-human", "1", dentist({ tools: [transferTool] })))).toEqual(["call_transfer"]);
});

it("voicemail: greets like a machine, and the call ends by its detection", async () => {
  const events = await play("voicemail");
  expect(events[0]).toMatchObject({ role: "user", text: expect.stringContaining("leave a message") });
  expect(reasonOf(events)).toEqual(["voicemail_reached"]);
});

it("a script is said line by line, an empty line is silence, then the caller hangs up", async () => {
  const { events } = await playCall(dentist({ tools: [] }), { script: ["What are your hours?", "", "Thanks"] });
  expect(events.flatMap((event) => (event.kind === "say" && event.role === "user" ? [event.text] : []))).toEqual([
    "What are your hours?",
    "Thanks",
  ]);
  expect(events).toContainEqual({ kind: "silence", ms: 10_000 });
  expect(events.at(-1)).toEqual({ kind: "hang_up", by: "user", reason: "user_hangup" });
});
