import { diffWordsWithSpace } from "diff";
import { canonicalText } from "../../../kernel/canonical-text";
import type { Bundle } from "../bundle";
import type { VersionDiff } from "../schemas";
import { flowPieces, flowTexts, type Piece } from "./flow-pieces";

type Difference = Pick<VersionDiff, "texts" | "settings" | "parts">;
type Part = Difference["parts"][number];
type Fields = Record<string, unknown>;

/** What a reader sees as text, compared word by word; everything else is compared as a whole. */
const texts = ["systemPrompt", "welcomeMessage"] as const;

/** What is different between two bundles: texts by words, settings by value, and nodes, edges, tools and states one by one. */
export function differenceOf(before: Bundle, after: Bundle): Difference {
  const [old, now] = [flat(before), flat(after)];
  const fields = [...new Set([...Object.keys(old.texts), ...Object.keys(now.texts)])];
  return {
    texts: [
      ...fields.flatMap((field) => textChange(field, old.texts[field] ?? "", now.texts[field] ?? "")),
      ...instructionChanges(before, after),
    ],
    settings: changedFields(old.settings, now.settings),
    parts: changedPieces(old.pieces, now.pieces),
  };
}

function textChange(field: string, before: string, after: string): Difference["texts"] {
  if (before === after) return [];
  const parts = diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? ("added" as const) : removed ? ("removed" as const) : ("same" as const),
    text: value,
  }));
  return [{ field, parts }];
}

/** Words of nodes that are in both; those of a new node are no change. */
function instructionChanges(before: Bundle, after: Bundle): Difference["texts"] {
  const old = flowTexts(before.flow?.definition.nodes ?? []);
  return [...flowTexts(after.flow?.definition.nodes ?? [])].flatMap(([id, { name, text }]) => {
    const was = old.get(id);
    return was ? textChange(`${name}: instruction`, was.text, text) : [];
  });
}

function changedFields(before: Fields, after: Fields): Part["fields"] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => canonicalText(before[name] ?? null) !== canonicalText(after[name] ?? null))
    .map((name) => ({ field: name, before: before[name] ?? null, after: after[name] ?? null }));
}

function changedPieces(before: readonly Piece[], after: readonly Piece[]): Part[] {
  const keyOf = ({ kind, id }: Piece) => `${kind} ${id}`;
  const old = new Map(before.map((piece) => [keyOf(piece), piece]));
  const now = new Map(after.map((piece) => [keyOf(piece), piece]));
  const removed = before.filter((piece) => !now.has(keyOf(piece))).map((piece) => told(piece, "removed", []));
  const others = after.flatMap((piece) => {
    const was = old.get(keyOf(piece));
    if (!was) return [told(piece, "added", [])];
    const fields = changedFields(was.content, piece.content).map(({ field, before, after }) => ({
      field,
      before: was.words?.[field] ?? before,
      after: piece.words?.[field] ?? after,
    }));
    return fields.length === 0 ? [] : [told(piece, "changed", fields)];
  });
  return [...others, ...removed];
}

function told({ kind, id, name }: Piece, change: Part["change"], fields: Part["fields"]): Part {
  return { kind, id, name, change, fields };
}

interface Flat {
  readonly texts: Record<string, string>;
  readonly settings: Fields;
  readonly pieces: Piece[];
}

function flat({ settings, flow, ...fields }: Bundle): Flat {
  const { tools, states, ...plain } = settings;
  const {
    nodes,
    tools: flowTools,
    notes: _,
    beginTagDisplayPosition: __,
    globalPrompt,
    ...rest
  } = flow?.definition ?? {};
  return {
    texts: {
      ...Object.fromEntries(texts.map((field) => [field, fields[field] ?? ""])),
      ...(globalPrompt !== undefined && { globalPrompt }),
    },
    settings: { ...withoutTexts(fields), ...plain, ...(flow && { flow: flow.name }), ...rest },
    pieces: [
      ...(tools ?? []).map((tool) => piece("tool", tool.name, tool.name, tool)),
      ...(flowTools ?? []).map((tool) => piece("tool", tool.toolId, tool.name, tool)),
      ...(states ?? []).map((state) => piece("state", state.name, state.name, state)),
      ...flowPieces({ nodes: nodes ?? [], tools: flowTools ?? [] }),
    ],
  };
}

function withoutTexts(fields: Omit<Bundle, "settings" | "flow">): Fields {
  const { systemPrompt: _, welcomeMessage: __, ...rest } = fields;
  return rest;
}

function piece(kind: Part["kind"], id: string, name: string, content: object): Piece {
  return { kind, id, name, content: { ...content } };
}
