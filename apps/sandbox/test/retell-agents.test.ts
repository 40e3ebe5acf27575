import Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { createAgent, startTestWorld } from "./test-world";

const unknown = { status: 422, message: expect.stringContaining("Cannot find requested asset under given api key.") };

describe("LLMs", () => {
  it("an LLM is created empty, read, changed, listed and deleted", async () => {
    const { retell } = await startTestWorld();
    const created: Retell.LlmResponse = await retell.llm.create({});
    expect(created.llm_id).toMatch(/^llm_[0-9a-f]{26}$/);
    expect(created).toMatchObject({ version: 0, is_published: false, model: "gpt-4.1" });

    const updated = await retell.llm.update(created.llm_id, { general_prompt: "Be kind.", begin_message: null });
    expect(updated).toMatchObject({ general_prompt: "Be kind.", begin_message: null, llm_id: created.llm_id });
    expect(await retell.llm.retrieve(created.llm_id, { version: 0 })).toEqual(updated);
    expect((await retell.llm.list()).items).toEqual([updated]);

    await retell.llm.delete(created.llm_id);
    await expect(retell.llm.retrieve(created.llm_id)).rejects.toMatchObject(unknown);
  });

  it("states must hang together", async () => {
    const { retell } = await startTestWorld();
    const states = [{ name: "greet", edges: [{ destination_state_name: "book", description: "wants to book" }] }];
    await expect(retell.llm.create({ states, starting_state: "greet" })).rejects.toThrow("no state is named book");
    await expect(retell.llm.create({ states: [{ name: "greet" }] })).rejects.toThrow("starting_state");
    const twice = { type: "end_call", name: "end" } as const;
    await expect(retell.llm.create({ general_tools: [twice, twice] })).rejects.toThrow("names must be unique");
    await expect(retell.llm.create({ model: "gpt-5", s2s_model: "gpt-realtime" })).rejects.toThrow("exclude");
  });

  it("an LLM in use goes only by force", async () => {
    const world = await startTestWorld();
    const agent = await createAgent(world);
    const llmId = agent.response_engine.type === "retell-llm" ? agent.response_engine.llm_id : "";
    await expect(world.retell.llm.delete(llmId)).rejects.toMatchObject({ status: 400 });
    await world.retell.llm.delete(llmId, { force_delete: true });
    await expect(world.retell.llm.retrieve(llmId)).rejects.toMatchObject(unknown);
  });
});

describe("agents", () => {
  it("an agent is created, read, changed, listed as a summary and deleted", async () => {
    const world = await startTestWorld();
    const { retell } = world;
    const created: Retell.AgentResponse = await createAgent(world, { language: ["de-DE"] });
    expect(created.agent_id).toMatch(/^agent_[0-9a-f]{26}$/);
    expect(created).toMatchObject({ version: 0, is_published: false, language: "de-DE" });
    expect(created.response_engine).toMatchObject({ version: 0 });

    const updated = await retell.agent.update(created.agent_id, { webhook_url: "http://localhost:9/h", volume: 2 });
    expect(updated).toMatchObject({ webhook_url: "http://localhost:9/h", volume: 2, agent_name: "Receptionist" });
    expect(await retell.agent.retrieve(created.agent_id, { version: "latest" })).toEqual(updated);
    expect((await retell.agent.update(created.agent_id, { webhook_url: null })).webhook_url).toBeNull();

    const page = await retell.agent.list({ filter_criteria: { query: "recep" } });
    expect(page.items).toEqual([
      {
        agent_id: created.agent_id,
        agent_name: "Receptionist",
        channel: "voice",
        tags: {},
        user_modified_timestamp: expect.any(Number),
      },
    ]);
    expect((await retell.agent.list({ filter_criteria: { query: "other" } })).items).toEqual([]);

    await retell.agent.delete(created.agent_id);
    await expect(retell.agent.retrieve(created.agent_id)).rejects.toMatchObject(unknown);
  });

  it("an unknown engine, voice or version is an unknown asset", async () => {
    const world = await startTestWorld();
    const { retell } = world;
    const engine = { type: "retell-llm", llm_id: "llm_nowhere" } as const;
    await expect(retell.agent.create({ voice_id: "11labs-Adrian", response_engine: engine })).rejects.toMatchObject(
      unknown,
    );
    await expect(createAgent(world, { voice_id: "11labs-Nobody" })).rejects.toMatchObject(unknown);
    const agent = await createAgent(world);
    await expect(retell.agent.retrieve(agent.agent_id, { version: 7 })).rejects.toMatchObject(unknown);
  });

  it("versions are drafts until published, and never change after", async () => {
    const world = await startTestWorld();
    const { retell } = world;
    const { agent_id: id } = await createAgent(world);
    await retell.agent.publish(id, { version: 0, version_title: "First" });
    await expect(retell.agent.update(id, { volume: 1 })).rejects.toMatchObject({ status: 400 });
    const engine = (await retell.agent.retrieve(id)).response_engine;
    const llmId = engine.type === "retell-llm" ? engine.llm_id : "";
    await expect(retell.llm.update(llmId, { general_prompt: "x" })).rejects.toMatchObject({ status: 400 });

    const draft = await retell.agent.createVersion(id, { base_version: 0 });
    expect(draft).toMatchObject({ version: 1, base_version: 0, is_published: false });
    expect(draft.response_engine).toMatchObject({ llm_id: llmId, version: 1 });
    await retell.llm.update(llmId, { general_prompt: "Second." });
    expect((await retell.llm.retrieve(llmId, { version: 0 })).general_prompt).not.toBe("Second.");

    expect((await retell.agent.retrieve(id)).version).toBe(1);
    expect((await retell.agent.retrieve(id, { version: "latest_published" })).version).toBe(0);
    expect((await retell.agent.getVersions(id)).map(({ version }) => version).sort()).toEqual([0, 1]);
    expect((await retell.agent.listVersions(id)).items).toMatchObject([
      { version: 1, base_version: 0, is_published: false },
      { version: 0, is_published: true, version_title: "First" },
    ]);
    await retell.agent.deleteVersion(id, { version: 1 });
    await expect(retell.agent.publish(id, { version: 1 })).rejects.toMatchObject({ status: 404 });
  });
});

describe("strictness", () => {
  it("refuses what Retell refuses, in Retell's words", async () => {
    const world = await startTestWorld();
    const { retell, url } = world;
    const stranger = new Retell({ apiKey: "key_wrong", baseURL: url, maxRetries: 0 });
    await expect(stranger.agent.list()).rejects.toMatchObject({
      status: 401,
      error: { status: "error", message: "API key is missing or invalid." },
    });
    const post = (path: string, body: unknown) =>
      retell.post(path, { body }).then(
        () => "ok",
        (error: unknown) => (error instanceof Retell.APIError ? `${error.message}` : "?"),
      );
    expect(await post("/create-retell-llm", { prompt: "x" })).toBe(
      '400 Invalid request format, please check API reference. Unrecognized key: "prompt"',
    );
    expect(await post("/create-agent", { voice_id: "11labs-Adrian" })).toContain("response_engine");
    expect(await post("/create-retell-llm", { model: "gpt-2" })).toContain("400");
    expect(await post("/create-retell-llm", { model_temperature: "0.5" })).toContain("model_temperature");
    expect(await post("/list-agents", {})).toBe("404 The requested resource was not found.");
    const response = await fetch(`${url}/create-agent`, {
      method: "POST",
      headers: { authorization: "Bearer key_voxcalls_sandbox" },
      body: "{",
    });
    expect(response.status).toBe(400);
  });

  it("pages through lists by key, both ways", async () => {
    const world = await startTestWorld({ now: ticking() });
    for (let n = 0; n < 5; n++) await world.retell.llm.create({ general_prompt: String(n) });
    const prompts: (string | null | undefined)[] = [];
    let key: string | undefined;
    do {
      const page = await world.retell.llm.list({ limit: 2, ...(key === undefined ? {} : { pagination_key: key }) });
      prompts.push(...page.items.map((item) => item.general_prompt));
      expect(page.has_more).toBe(page.pagination_key !== undefined);
      key = page.pagination_key;
    } while (key !== undefined);
    expect(prompts).toEqual(["4", "3", "2", "1", "0"]);
    const first = await world.retell.llm.list({ limit: 1, sort_order: "ascending" });
    expect(first.items[0]?.general_prompt).toBe("0");
    await expect(world.retell.llm.list({ pagination_key: "forged" })).rejects.toMatchObject({ status: 400 });
  });
});

/** A clock that moves on by one millisecond whenever it is read. */
function ticking(): () => number {
  let at = Date.now();
  return () => at++;
}
