import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import type { TenantCtx } from "../../kernel/context";
import { createAgent } from "./create";
import type { AgentSettings } from "./settings";
import { updateAgent } from "./update";

let world: World;
let ctx: TenantCtx;
beforeAll(async () => {
  world = await World.create();
  ({ ctx } = await world.tenant("refused"));
});
afterAll(async () => {
  await world.close();
});

const desk = { name: "Desk", systemPrompt: "You answer.", voiceId: "retell-Cimo" };
const end = { type: "end_call", name: "bye" } as const;
const parameters = { type: "object", properties: {}, required: ["day"] } as const;
const hook = { type: "custom", name: "book", url: "https://example.com/book" } as const;
const refused: readonly (readonly [path: string, settings: AgentSettings])[] = [
  ["voiceModel", { voiceModel: "bogus" }],
  ["additionalLanguages.1", { additionalLanguages: ["de-DE", "xx-YY"] }],
  ["postCallAnalysisModel", { postCallAnalysisModel: "gpt-99" }],
  ["timezone", { timezone: "Mars/Base" }],
  ["tools.0.headers.Host", { tools: [{ ...hook, headers: { Host: "internal" } }] }],
  ["additionalLanguages.2", { additionalLanguages: ["de-DE", "fr-FR", "de-DE"] }],
  [
    "postCallAnalysisData.1.name",
    {
      postCallAnalysisData: [
        { type: "string", name: "x", description: "One." },
        { type: "boolean", name: "x", description: "Another." },
      ],
    },
  ],
  [
    "tools.0.variables.1.name",
    {
      tools: [
        {
          type: "extract_dynamic_variable",
          name: "note",
          description: "At once.",
          variables: [
            { type: "string", name: "day", description: "One." },
            { type: "string", name: "day", description: "Another." },
          ],
        },
      ],
    },
  ],
  [
    "states.0.edges.1.destinationStateName",
    {
      states: [
        {
          name: "one",
          edges: [
            { destinationStateName: "two", description: "Then." },
            { destinationStateName: "two", description: "Or then." },
          ],
        },
        { name: "two" },
      ],
    },
  ],
  [
    "states.0.tools.0.name",
    {
      states: [
        {
          name: "one",
          tools: [{ type: "end_call", name: "transition_to_two" }],
          edges: [{ destinationStateName: "two", description: "Then." }],
        },
        { name: "two" },
      ],
    },
  ],
  ["tools.1.name", { tools: [end, end] }],
  ["states.0.tools.0.name", { tools: [end], states: [{ name: "one", tools: [end] }] }],
  ["tools.0.parameters.required.0", { tools: [{ ...hook, parameters: { ...parameters, required: ["day"] } }] }],
  [
    "states.0.edges.0.parameters.required.0",
    {
      states: [
        {
          name: "one",
          edges: [
            { destinationStateName: "one", description: "Then.", parameters: { ...parameters, required: ["day"] } },
          ],
        },
      ],
    },
  ],
];

describe("settings that Retell would refuse", () => {
  it.each(refused)("%s is named before anything is sent or saved", async (path, settings) => {
    const error = { code: "validation_failed", fields: [{ path }] };
    await expect(createAgent(ctx, { ...desk, ...settings })).rejects.toMatchObject(error);
    const { id } = await createAgent(ctx, desk);
    await expect(updateAgent(ctx, { id, ...settings })).rejects.toMatchObject(error);
    expect(await ctx.db.agent.findUniqueOrThrow({ where: { id } })).toMatchObject({ revision: 1, settings: {} });
  });

  it("a tool that is added in a state is not called like one that the agent has", async () => {
    const { id } = await createAgent(ctx, { ...desk, tools: [end] });
    await expect(updateAgent(ctx, { id, states: [{ name: "one", tools: [end] }] })).rejects.toMatchObject({
      fields: [{ path: "states.0.tools.0.name" }],
    });
  });
});
