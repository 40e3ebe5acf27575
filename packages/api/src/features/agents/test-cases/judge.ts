import { isDeepStrictEqual } from "node:util";
import type { ChatTurn } from "../typed-chat";
import { placesOf, type Place } from "./places";
import type { TestExpectations, TestFailure } from "./schemas";

/** A conversation that was played to its end. */
export interface Played {
  /** Everything that was said and done, oldest first. */
  readonly turns: readonly ChatTurn[];
  /** Where it stood when nothing had moved it yet. */
  readonly start: string | null;
  readonly variables: Readonly<Record<string, string>>;
  /** The caller's lines for which the call had ended too early. */
  readonly unheard: readonly string[];
}

interface ToolCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Everything in which a conversation is not what a test case expects; nothing when it passes. */
export function judge(expected: TestExpectations, played: Played): TestFailure[] {
  return [
    ...heardOut(played),
    ...onPath(expected.nodePath ?? [], placesOf(played)),
    ...toolsCalled(expected.toolCalls ?? [], callsOf(played.turns)),
    ...said(expected, wordsOf(played.turns)),
    ...variablesHeld(expected.variables ?? {}, played.variables),
  ];
}

function heardOut({ unheard }: Played): TestFailure[] {
  const [first] = unheard;
  if (first === undefined) return [];
  return [{ expectation: "callerLines", message: `The call ended before the caller could say “${first}”.` }];
}

function onPath(expected: readonly string[], places: readonly Place[]): TestFailure[] {
  const missing = firstMissing(expected, places, (wanted, { id, name }) =>
    [id, name].some((one) => one !== undefined && plain(one) === plain(wanted)),
  );
  if (missing === undefined) return [];
  const way = places.map(({ id, name }) => name ?? id).join(" → ");
  return [
    { expectation: "nodePath", message: `It did not come to “${missing}”. The way was ${way || "without any node"}.` },
  ];
}

function toolsCalled(expected: NonNullable<TestExpectations["toolCalls"]>, calls: readonly ToolCall[]): TestFailure[] {
  const missing = firstMissing(expected, calls, (wanted, call) => {
    if (wanted.name !== call.name) return false;
    return Object.entries(wanted.arguments ?? {}).every(([key, value]) =>
      isDeepStrictEqual(call.arguments[key], value),
    );
  });
  if (missing === undefined) return [];
  const called = calls.filter(({ name }) => name === missing.name);
  const what = called.length > 0 ? `with ${called.map((call) => JSON.stringify(call.arguments)).join(", then ")}` : "";
  const wanted = missing.arguments ? ` with ${JSON.stringify(missing.arguments)}` : "";
  const others = calls.map(({ name }) => name).join(", ") || "none";
  const message = `“${missing.name}” was not called${wanted} where it should be. It was called ${what || `not at all; called: ${others}`}.`;
  return [{ expectation: "toolCalls", message }];
}

function said({ mustSay = [], mustNotSay = [] }: TestExpectations, words: string): TestFailure[] {
  return [
    ...mustSay
      .filter((phrase) => !words.includes(plain(phrase)))
      .map((phrase) => ({ expectation: "mustSay" as const, message: `It never said “${phrase}”.` })),
    ...mustNotSay
      .filter((phrase) => words.includes(plain(phrase)))
      .map((phrase) => ({ expectation: "mustNotSay" as const, message: `It said “${phrase}”.` })),
  ];
}

function variablesHeld(expected: Record<string, string>, held: Played["variables"]): TestFailure[] {
  return Object.entries(expected).flatMap(([name, value]) => {
    const found = held[name];
    if (found?.trim() === value.trim()) return [];
    const was = found === undefined ? "has no value" : `is “${found}”`;
    return [{ expectation: "variables" as const, message: `{{${name}}} ${was}, not “${value}”.` }];
  });
}

/** The first of `wanted` that is not found in `there` behind the one before it. */
function firstMissing<W, T>(wanted: readonly W[], there: readonly T[], fits: (wanted: W, one: T) => boolean) {
  let from = 0;
  for (const one of wanted) {
    const found = there.findIndex((candidate, index) => index >= from && fits(one, candidate));
    if (found < 0) return one;
    from = found + 1;
  }
  return undefined;
}

function callsOf(turns: readonly ChatTurn[]): ToolCall[] {
  return turns.flatMap((turn) =>
    turn.role === "tool_call_invocation" ? [{ name: turn.name, arguments: argumentsOf(turn.arguments) }] : [],
  );
}

function argumentsOf(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** All that the agent said and wrote. */
function wordsOf(turns: readonly ChatTurn[]): string {
  return plain(
    turns.flatMap((turn) => (turn.role === "agent" || turn.role === "sms" ? [turn.content] : [])).join("\n"),
  );
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim().toLowerCase();
}
