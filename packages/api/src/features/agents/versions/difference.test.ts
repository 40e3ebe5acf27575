import { expect, it } from "vitest";
import { FlowDefinition } from "../../flows/schemas";
import type { Bundle } from "../bundle";
import { differenceOf } from "./difference";

interface Drawn {
  readonly says?: string;
  readonly when?: string;
  readonly to?: string;
  readonly named?: string;
  /** Makes the greeting reachable from everywhere, with this way back. */
  readonly back?: string;
}

function bundleOf({
  says = "Greet the caller.",
  when = "wants to book",
  to = "book",
  named = "Booking",
  back,
}: Drawn): Bundle {
  const definition = FlowDefinition.parse({
    startNodeId: "greet",
    nodes: [
      {
        ...{ id: "greet", type: "conversation", name: "Greeting", instruction: { type: "prompt", text: says } },
        edges: [{ id: "e1", transitionCondition: { type: "prompt", prompt: when }, destinationNodeId: to }],
        elseEdge: { id: "e2", destinationNodeId: "bye" },
        ...(back !== undefined && {
          globalNodeSetting: {
            condition: "Wants to begin anew",
            goBackConditions: [{ id: "g1", transitionCondition: { type: "prompt", prompt: back } }],
          },
        }),
      },
      { id: "book", type: "end", name: named },
      { id: "bye", type: "end", name: "Goodbye" },
    ],
  });
  return {
    ...{ name: "Desk", systemPrompt: "", welcomeMessage: null, voiceId: "v", llmModel: "m", language: "en-US" },
    ...{ responsiveness: 1, interruptionSensitivity: 1, ambientSound: null, settings: {}, knowledgeBaseIds: [] },
    flow: { id: "f", name: "Desk", definition },
  };
}

it("names a way by its condition and where it leads, and tells what changed of it in words", () => {
  expect(differenceOf(bundleOf({}), bundleOf({ when: "wants an appointment", to: "bye" })).parts).toEqual([
    {
      ...{ kind: "edge", id: "greet/e1", name: "Greeting: “wants an appointment” → Goodbye", change: "changed" },
      fields: [
        { field: "condition", before: "wants to book", after: "wants an appointment" },
        { field: "leadsTo", before: "Booking", after: "Goodbye" },
      ],
    },
  ]);
});

it("tells an instruction word by word", () => {
  const { texts, parts } = differenceOf(bundleOf({}), bundleOf({ says: "Greet the patient." }));
  expect(texts).toMatchObject([{ field: "Greeting: instruction" }]);
  expect(texts[0]?.parts.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "same Greet the ",
    "removed caller",
    "added patient",
    "same .",
  ]);
  expect(parts).toEqual([]);
});

it("calls no way changed when the node it leads to has a new name, and one that leads to another of the same name", () => {
  expect(differenceOf(bundleOf({}), bundleOf({ named: "Dates" })).parts.map(({ id }) => id)).toEqual(["book"]);
  const twins = differenceOf(bundleOf({ named: "Goodbye" }), bundleOf({ named: "Goodbye", to: "bye" }));
  expect(twins.parts).toMatchObject([{ id: "greet/e1", fields: [{ field: "leadsTo" }] }]);
});

it("names a way back by its words, and what makes a node reachable from everywhere by its own", () => {
  expect(differenceOf(bundleOf({ back: "is done" }), bundleOf({ back: "is happy" })).parts).toEqual([
    {
      ...{ kind: "edge", id: "greet/g1", name: "Greeting: back when “is happy” → where it came from" },
      ...{ change: "changed", fields: [{ field: "condition", before: "is done", after: "is happy" }] },
    },
  ]);
  expect(differenceOf(bundleOf({}), bundleOf({ back: "is done" })).parts).toMatchObject([
    { kind: "node", id: "greet", fields: [{ field: "comesWhen", before: null, after: "Wants to begin anew" }] },
    { kind: "edge", id: "greet/g1", change: "added" },
  ]);
});
