import { AgentFile } from "@voxcalls/api/schemas/agent-file";
import { describe, expect, it } from "vitest";
import { filledIn, gapsIn } from "./gaps";

const mei = "01900000-0000-7000-8000-000000000001";
const book = { type: "custom", name: "book", url: "https://example.com/book", headers: { "X-Key.1": "", "X-On": "y" } };
const calendar = { type: "book_appointment_cal", name: "calendar", calApiKey: "", eventTypeId: 7 };

const file = AgentFile.parse({
  format: "voxcalls-agent/1",
  name: "Desk",
  systemPrompt: "",
  welcomeMessage: null,
  voiceId: "retell-Cimo",
  llmModel: "gpt-4.1",
  language: "en-US",
  responsiveness: 1,
  interruptionSensitivity: 1,
  ambientSound: null,
  settings: { states: [{ name: "one", tools: [book, { type: "agent_swap", name: "to_mei", agentId: "" }] }] },
  flow: {
    name: "Reception",
    definition: {
      tools: [{ ...calendar, toolId: "t1" }],
      nodes: [{ id: "swap", name: "To Mei", type: "agent_swap", agentId: "", edge: { id: "e" } }],
    },
  },
  leftBehind: { knowledgeBases: [], agents: [{ path: "flow.nodes.0.agentId", name: "Mei" }] },
});

const given = {
  "states.0.tools.0.headers.X-Key.1": "one",
  "states.0.tools.1.agentId": mei,
  "flow.tools.0.calApiKey": "two",
  "flow.nodes.0.agentId": mei,
};

describe("what a file of an agent leaves open", () => {
  it("is told by name, in prompt, states and flow", () => {
    expect(gapsIn(file)).toEqual({
      secrets: [
        { path: "states.0.tools.0.headers.X-Key.1", label: "book · X-Key.1" },
        { path: "flow.tools.0.calApiKey", label: "calendar · API key" },
      ],
      targets: [
        { path: "states.0.tools.1.agentId", label: "Tool to_mei", was: null },
        { path: "flow.nodes.0.agentId", label: "To Mei", was: "Mei" },
      ],
    });
  });

  it("is filled in at its places, and nothing else is touched", () => {
    const filled = filledIn(file, given);
    expect(gapsIn(filled)).toEqual({ secrets: [], targets: [] });
    expect(filled.settings.states?.[0]?.tools?.[0]).toMatchObject({ headers: { "X-Key.1": "one", "X-On": "y" } });
    expect(filledIn(file, {})).toEqual(file);
  });
});
