import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { newRetellId } from "../ids";
import { type AgentVersion, CreateAgentBody, UpdateAgentBody } from "./agent-fields";
import { pinEngine } from "./engine-versions";
import { unknownAsset } from "./errors";
import { pageOf, PageQuery } from "./page";
import { readBody, readQuery } from "./read-request";
import { assertDraft, resolveVersion } from "./versions";
import { voices } from "./voice-catalogue";

const opt = z.exactOptional;
const VersionQuery = z.strictObject({ version: opt(z.string()) });
const ListBody = z.strictObject({
  filter_criteria: opt(
    z.strictObject({
      channel: opt(
        z.strictObject({
          type: z.literal("string"),
          op: z.enum(["eq", "ne", "sw", "ew", "co"]),
          value: z.enum(["voice", "chat"]),
        }),
      ),
      query: opt(z.string()),
    }),
  ),
});

/** `/create-agent` and its kin; versions have routes of their own in agent-versions.ts. */
export function agentRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;

  return new Hono()
    .post("/create-agent", async (c) => {
      const body = await readBody(c, CreateAgentBody);
      const agent: AgentVersion = {
        agent_id: newRetellId("agent"),
        version: 0,
        is_published: false,
        last_modification_timestamp: now(),
        language: "en-US",
        data_storage_setting: "everything",
        ...normalise(body),
        response_engine: pinEngine(sandbox, body.response_engine),
      };
      assertVoices(agent);
      store.put("agents", agent.agent_id, { versions: [agent] });
      return c.json(agent, 201);
    })
    .get("/get-agent/:id", (c) => {
      return c.json(resolveVersion(agentVersions(sandbox, c.req.param("id")), readQuery(c, VersionQuery).version));
    })
    .patch("/update-agent/:id", async (c) => {
      const id = c.req.param("id");
      const body = await readBody(c, UpdateAgentBody);
      const versions = agentVersions(sandbox, id);
      const before = resolveVersion(versions, readQuery(c, VersionQuery).version);
      assertDraft(before, "agent");
      const after: AgentVersion = { ...before, ...normalise(body), last_modification_timestamp: now() };
      if (body.response_engine) after.response_engine = pinEngine(sandbox, body.response_engine);
      assertVoices(after);
      store.put("agents", id, { versions: versions.map((v) => (v === before ? after : v)) });
      return c.json(after);
    })
    .post("/v2/list-agents", async (c) => {
      const { filter_criteria: filter } = await readBody(c, ListBody);
      const query = filter?.query?.toLowerCase() ?? "";
      const wantsVoice = !filter?.channel || (filter.channel.value === "voice") !== (filter.channel.op === "ne");
      const found = store
        .all("agents")
        .map((agent) => resolveVersion(agent.versions, "latest"))
        .filter((v) => wantsVoice && `${v.agent_name ?? ""} ${v.agent_id}`.toLowerCase().includes(query));
      const page = pageOf(found, readQuery(c, PageQuery), (v) => [v.last_modification_timestamp, v.agent_id]);
      return c.json({ ...page, items: page.items.map(toSummary) });
    })
    .delete("/delete-agent/:id", (c) => {
      const id = c.req.param("id");
      agentVersions(sandbox, id);
      store.remove("agents", id);
      unbindEverywhere(sandbox, id);
      return c.body(null, 204);
    });
}

/** All versions of an agent. Throws 422 for an unknown id. */
export function agentVersions({ store }: SandboxContext, agentId: string): AgentVersion[] {
  const agent = store.get("agents", agentId);
  if (!agent) throw unknownAsset();
  return agent.versions;
}

function toSummary(agent: AgentVersion) {
  return {
    agent_id: agent.agent_id,
    agent_name: agent.agent_name ?? "",
    channel: "voice" as const,
    tags: {},
    user_modified_timestamp: agent.last_modification_timestamp,
  };
}

/** Retell gives a list of one language back as that language. */
function normalise<T extends { language?: AgentVersion["language"] }>(body: T): T {
  const { language } = body;
  return Array.isArray(language) && language.length === 1 && language[0] ? { ...body, language: language[0] } : body;
}

function assertVoices(agent: AgentVersion): void {
  const wanted = [agent.voice_id, ...(agent.fallback_voice_ids ?? [])];
  if (wanted.some((id) => !voices.some((voice) => voice.voice_id === id))) throw unknownAsset();
}

function unbindEverywhere({ store }: SandboxContext, agentId: string): void {
  for (const number of store.all("phone_numbers")) {
    const keep = (agents: typeof number.inbound_agents) => agents?.filter((a) => a.agent_id !== agentId) ?? null;
    if (![number.inbound_agents, number.outbound_agents].flat().some((a) => a?.agent_id === agentId)) continue;
    store.put("phone_numbers", number.phone_number, {
      ...number,
      inbound_agents: keep(number.inbound_agents),
      outbound_agents: keep(number.outbound_agents),
    });
  }
}
