import { describe, expect, it } from "vitest";
import type { FlowNode } from "./nodes";
import { problemsOf } from "./rules";
import { FlowDefinition, UpdateFlowInput, type FlowProblem } from "./schemas";
import { flowTemplates } from "./templates";
import { say, talk, way } from "./templates/build";

const nobody = { agentIds: new Set<string>(), knowledgeBaseIds: new Set<string>() };
const end: FlowNode = { type: "end", id: "end", name: "End" };
const start = say("start", "Start", "Hello", [["anything", "end"]]);

function problems(nodes: readonly object[], rest: object = {}): string[] {
  const definition = FlowDefinition.parse({ nodes, startNodeId: "start", ...rest });
  return problemsOf(definition, nobody).map(told);
}
const told = ({ severity, code, nodeId, edgeId }: FlowProblem) => [severity, code, nodeId, edgeId].join(" ").trim();

describe("what can be wrong with a flow", () => {
  it("a flow that begins, speaks and ends is right", () => {
    expect(problems([start, end])).toEqual([]);
  });

  it("it has to begin somewhere", () => {
    expect(problems([start, end], { startNodeId: null })).toEqual(["error no_start"]);
    expect(problems([start, end], { startNodeId: "gone" })).toEqual(["error no_start"]);
  });

  it("edges lead to nodes that are there, and say when", () => {
    const node = {
      ...start,
      edges: [
        { id: "a", transitionCondition: { type: "prompt", prompt: "" }, destinationNodeId: "end" },
        { id: "b", transitionCondition: { type: "prompt", prompt: "yes" } },
        { id: "c", transitionCondition: { type: "prompt", prompt: "no" }, destinationNodeId: "gone" },
        {
          id: "c",
          transitionCondition: { type: "equation", operator: "&&", equations: [{ left: "", operator: "exists" }] },
          destinationNodeId: "end",
        },
      ],
    };
    expect(problems([node, end]).toSorted()).toEqual([
      "error duplicate_id start c",
      "error empty_condition start a",
      "error empty_condition start c",
      "error loose_edge start b",
      "error unknown_destination start c",
    ]);
  });

  it("models are those that there are, and ways back lead to nodes that are there", () => {
    const model = (name: string) => ({ modelChoice: { type: "cascading", model: name } });
    const global = {
      ...start,
      globalNodeSetting: {
        condition: "Emergency",
        goBackConditions: [
          { id: "g", transitionCondition: { type: "prompt", prompt: "Done" }, destinationNodeId: "gone" },
          { id: "h", transitionCondition: { type: "prompt", prompt: "Well" }, destinationNodeId: "end" },
          { id: "i", transitionCondition: { type: "prompt", prompt: "Bye" } },
        ],
      },
    };
    expect(problems([{ ...global, ...model("nope") }, end], model("gpt-99")).toSorted()).toEqual([
      "error unknown_destination start g",
      "error unknown_model",
      "error unknown_model start",
    ]);
    expect(problems([{ ...start, ...model("gpt-5-mini") }, end], model("gpt-4.1"))).toEqual([]);
  });

  it("a tool is told that no call could use, and one beside another of its name", () => {
    const webhook = { type: "custom", name: "book", url: "https://example.com/" };
    const wrong = { ...webhook, parameters: { type: "object", properties: { a: 5 } } };
    const calendar = {
      type: "check_availability_cal",
      name: "cal",
      calApiKey: "k",
      eventTypeId: 1,
      timezone: "Mars/Base",
    };
    const node = {
      ...talk("start", "Start", "Talk", [["done", "end"]]),
      type: "subagent",
      toolIds: ["t"],
      tools: [wrong],
    };
    const tools = [
      { ...webhook, toolId: "t" },
      { ...calendar, toolId: "c" },
    ];
    expect(problems([node, end], { tools }).toSorted()).toEqual([
      "error duplicate_name start",
      "error wrong_tool",
      "error wrong_tool start",
    ]);
  });

  it("a node that nothing leads to is told, unless it is global; so is one that nothing leads out of", () => {
    const lost = talk("lost", "Lost", "Talk", []);
    expect(problems([start, end, lost])).toEqual(["warning dead_end lost", "warning unreachable lost"]);
    const global = {
      ...talk("lost", "Lost", "Talk", [["done", "end"]]),
      globalNodeSetting: { condition: "Emergency" },
    };
    expect(problems([start, end, global])).toEqual([]);
  });

  it("equations alone need an else", () => {
    const edges = [
      {
        id: "a",
        transitionCondition: {
          type: "equation",
          operator: "&&",
          equations: [{ left: "{{direction}}", operator: "exists" }],
        },
        destinationNodeId: "end",
      },
    ];
    expect(problems([{ ...start, edges }, end])).toEqual(["warning missing_else start"]);
    const code = { type: "code", id: "start", code: "return 1", edges };
    expect(problems([code, end])).toEqual(["error missing_else start"]);
    expect(problems([{ ...code, elseEdge: way("start", "else", "end") }, end])).toEqual([]);
  });

  it("an else, an always and a way without waiting that were emptied are absent; a branch needs its else", () => {
    const emptied = { id: "x", destinationNodeId: null };
    const talks = { ...start, elseEdge: emptied, alwaysEdge: { ...emptied, id: "y" }, skipResponseEdge: emptied };
    expect(problems([talks, end])).toEqual([]);
    const asks = { type: "code", id: "start", code: "return 1", elseEdge: emptied };
    expect(problems([asks, end])).toEqual(["error dead_end start", "warning unreachable end"]);
    expect(problems([{ type: "branch", id: "start", elseEdge: emptied }, end])).toEqual([
      "error loose_edge start x",
      "warning unreachable end",
    ]);
  });

  it("what a node names has to be there", () => {
    const id = "0198c0de-0000-7000-8000-000000000000";
    const nodes = [
      say("start", "Start", "Hi {{caller_name}}, it is {{current_time_Europe/Berlin}}", [
        ["a", "f"],
        ["b", "s"],
        ["c", "p"],
        ["d", "e"],
      ]),
      { type: "function", id: "f", toolId: "gone", elseEdge: way("f", "else", "end") },
      { type: "agent_swap", id: "s", agentId: id, edge: way("s", "failed", "end") },
      { type: "press_digit", id: "p", instruction: { type: "prompt", text: " " }, elseEdge: way("p", "else", "end") },
      {
        ...talk("e", "Ask", "Talk", [
          ["f", "end"],
          ["g", "bridge"],
        ]),
        knowledgeBaseIds: [id],
      },
      { type: "bridge_transfer", id: "bridge" },
      end,
    ];
    expect(problems(nodes).toSorted()).toEqual([
      "error missing_agent s",
      "error missing_knowledge e",
      "error missing_tool f",
      "error missing_words p",
      "error not_in_this_flow bridge",
      "warning undefined_variable start",
    ]);
  });

  it("two of one name or id are told", () => {
    expect(problems([start, end, { ...end, id: "other" }, { ...end, name: "Third" }]).toSorted()).toEqual([
      "error duplicate_id end",
      "warning duplicate_name end",
      "warning duplicate_name other",
      "warning unreachable other",
    ]);
  });
});

describe("the templates", () => {
  it.each(flowTemplates.map((template) => [template.id, template] as const))(
    "%s has 5 to 12 nodes and works",
    (id, template) => {
      const found = problemsOf(template.definition, nobody).map(({ code }) => code);
      expect(found).toEqual(id === "bilingual" ? ["missing_agent"] : []);
      expect(template.definition.nodes.length).toBeGreaterThanOrEqual(5);
      expect(template.definition.nodes.length).toBeLessThanOrEqual(12);
    },
  );
});

describe("I7: very large flows", () => {
  const chain = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      say(`n${index}`, `Node ${index}`, "Hello {{caller}}", [
        ["go on", `n${(index + 1) % count}`],
        ["back", `n${Math.max(0, index - 1)}`],
      ]),
    );

  it("I7: a thousand nodes in a circle are judged, each once", () => {
    const definition = FlowDefinition.parse({ nodes: chain(1_000), startNodeId: "n0" });
    expect(problemsOf(definition, nobody)).toHaveLength(1_000);
  });

  it("I7: ten thousand nodes are refused", () => {
    const nodes = chain(10_000);
    const parsed = UpdateFlowInput.safeParse({ id: "0198c0de-0000-7000-8000-000000000000", nodes });
    expect(parsed.error?.issues).toMatchObject([{ path: ["nodes"], message: "At most 1000 nodes." }]);
  });
});
