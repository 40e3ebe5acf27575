import { placesOf } from "@voxcalls/api/test-case-places";
import type { CreateTestCaseInput, TestCaseView, TestExpectations } from "@voxcalls/api/schemas/test-cases";
import { turnsOf, type Exchange } from "../try/exchanges";

/** A test case as it is typed: lists are texts with a line for each. */
export interface CaseDraft {
  readonly name: string;
  readonly callerLines: string;
  readonly variables: string;
  readonly nodePath: string;
  readonly toolCalls: string;
  readonly mustSay: string;
  readonly mustNotSay: string;
  readonly held: string;
}

type CaseInput = Omit<CreateTestCaseInput, "id">;

export const emptyDraft: CaseDraft = {
  name: "",
  callerLines: "",
  variables: "",
  nodePath: "",
  toolCalls: "",
  mustSay: "",
  mustNotSay: "",
  held: "",
};

export function draftOf({ name, callerLines, variables, expectations }: TestCaseView): CaseDraft {
  return {
    name,
    callerLines: callerLines.map(oneLine).join("\n"),
    variables: valuesText(variables),
    nodePath: (expectations.nodePath ?? []).join("\n"),
    toolCalls: (expectations.toolCalls ?? []).map(toolText).join("\n"),
    mustSay: (expectations.mustSay ?? []).join("\n"),
    mustNotSay: (expectations.mustNotSay ?? []).join("\n"),
    held: valuesText(expectations.variables ?? {}),
  };
}

/** A conversation as it went, to become what it has to be. */
export function draftFrom(exchanges: readonly Exchange[], values: Readonly<Record<string, string>>): CaseDraft {
  const answered = exchanges.filter(({ answer }) => answer !== null);
  const turns = turnsOf(answered);
  const places = placesOf({ start: null, turns }).map(({ id, name }) => name ?? id ?? "");
  const tools = turns.flatMap((turn) =>
    turn.role === "tool_call_invocation" ? [{ name: turn.name, arguments: objectIn(turn.arguments) ?? {} }] : [],
  );
  return {
    ...emptyDraft,
    callerLines: answered.flatMap(({ said }) => (said === null ? [] : [oneLine(said)])).join("\n"),
    variables: valuesText(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""))),
    nodePath: places.join("\n"),
    toolCalls: tools.map(toolText).join("\n"),
  };
}

/** The typed texts as the server takes them, or which of them cannot be read. */
export function readDraft(
  draft: CaseDraft,
): { input: CaseInput } | { errors: Partial<Record<keyof CaseDraft, string>> } {
  const variables = readValues(draft.variables);
  const held = readValues(draft.held);
  const toolCalls = readTools(draft.toolCalls);
  if (typeof variables === "string" || typeof held === "string" || typeof toolCalls === "string") {
    return {
      errors: {
        ...(typeof variables === "string" && { variables }),
        ...(typeof held === "string" && { held }),
        ...(typeof toolCalls === "string" && { toolCalls }),
      },
    };
  }
  const nodePath = linesOf(draft.nodePath);
  const mustSay = linesOf(draft.mustSay);
  const mustNotSay = linesOf(draft.mustNotSay);
  const expectations = {
    ...(nodePath.length > 0 && { nodePath }),
    ...(toolCalls.length > 0 && { toolCalls }),
    ...(mustSay.length > 0 && { mustSay }),
    ...(mustNotSay.length > 0 && { mustNotSay }),
    ...(Object.keys(held).length > 0 && { variables: held }),
  };
  return { input: { name: draft.name.trim(), callerLines: linesOf(draft.callerLines), variables, expectations } };
}

/** What the server refused, by the texts that it was typed in. */
export function refusedIn(fields: Readonly<Record<string, string>>): Partial<Record<keyof CaseDraft, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => {
      const [field = "", part = ""] = path.split(".");
      if (field !== "expectations") return [field, message];
      return [part === "variables" ? "held" : part, message];
    }),
  );
}

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

function valuesText(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${oneLine(value)}`)
    .join("\n");
}

function readValues(text: string): Record<string, string> | string {
  const entries = linesOf(text).map((line) => [line, /^([^=]+?)\s*=\s*(.*)$/.exec(line)] as const);
  const odd = entries.find(([, match]) => match === null);
  if (odd) return `Write “name = value”: “${odd[0]}” has no equals sign.`;
  return Object.fromEntries(entries.map(([, match]) => [match?.[1] ?? "", match?.[2] ?? ""]));
}

type ToolCall = NonNullable<TestExpectations["toolCalls"]>[number];

function toolText({ name, arguments: args = {} }: ToolCall): string {
  return Object.keys(args).length > 0 ? `${name} ${JSON.stringify(args)}` : name;
}

function readTools(text: string): ToolCall[] | string {
  const calls: ToolCall[] = [];
  for (const line of linesOf(text)) {
    const space = line.search(/\s/);
    if (space < 0) calls.push({ name: line });
    else {
      const args = objectIn(line.slice(space));
      if (!args) return `What follows “${line.slice(0, space)}” has to be a JSON object, like {"day": "Monday"}.`;
      calls.push({ name: line.slice(0, space), arguments: args });
    }
  }
  return calls;
}

function objectIn(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
