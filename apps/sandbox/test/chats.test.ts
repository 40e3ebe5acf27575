import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Retell from "retell-sdk";
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest";
import { sandboxCredentials, startSandbox } from "../src/app";
import type { Chat } from "../src/chats/stored-chat";
import { createAgent, startTestWorld, type TestWorld } from "./test-world";

const questions = [{ type: "string" as const, name: "caller", description: "The caller's name" }];

async function write({ retell }: Pick<TestWorld, "retell">, chatId: string, content: string) {
  return (await retell.chat.createChatCompletion({ chat_id: chatId, content })).messages;
}

describe("chats", () => {
  it("a chat is begun, answered turn by turn, ended and analysed", async () => {
    expectTypeOf<Chat>().toExtend<Retell.ChatResponse>();
    const world = await startTestWorld();
    const { retell } = world;
    const agent = await createAgent(
      world,
      { post_call_analysis_data: questions },
      { begin_message: "Hello {{name}}!" },
    );
    const begun = await retell.chat.create({
      agent_id: agent.agent_id,
      metadata: { tenant: "acme" },
      retell_llm_dynamic_variables: { name: "Ann" },
    });
    expect(begun.chat_id).toMatch(/^chat_[0-9a-f]{27}$/);
    expect(begun).toMatchObject({
      agent_id: agent.agent_id,
      version: 0,
      chat_status: "ongoing",
      chat_type: "api_chat",
      metadata: { tenant: "acme" },
      retell_llm_dynamic_variables: { name: "Ann" },
      transcript: "Agent: Hello Ann!\n",
    });
    const answer = await write(world, begun.chat_id, "My name is Bob Jones. What are your opening hours?");
    expect(answer).toMatchObject([{ role: "agent", content: expect.stringContaining("Monday to Friday") }]);
    await retell.chat.end(begun.chat_id);
    const ended = await retell.chat.retrieve(begun.chat_id);
    expect(ended).toMatchObject({
      chat_status: "ended",
      end_timestamp: expect.any(Number),
      chat_analysis: { chat_successful: true, custom_analysis_data: { caller: "Bob Jones" } },
    });
    expect(ended.message_with_tool_calls?.map(({ role }) => role)).toEqual(["agent", "user", "agent"]);
    await expect(write(world, begun.chat_id, "Hello?")).rejects.toMatchObject({ status: 400 });
    await expect(retell.chat.end(begun.chat_id)).rejects.toMatchObject({ status: 400 });
  });

  it("the agent ends a chat by its tool", async () => {
    const world = await startTestWorld();
    const { chat_id: id } = await world.retell.chat.create({ agent_id: (await createAgent(world)).agent_id });
    await write(world, id, "Thanks, goodbye");
    expect(await world.retell.chat.retrieve(id)).toMatchObject({ chat_status: "ended" });
  });

  it("are changed, listed, filtered and deleted", async () => {
    const world = await startTestWorld();
    const { retell } = world;
    const { agent_id } = await createAgent(world, {}, { begin_message: "", general_prompt: 'Say: "Hi {{name}}."' });
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await retell.chat.create({ agent_id })).chat_id);
    const [first = "", second = ""] = ids;
    const changed = await retell.chat.update(first, {
      metadata: { a: 1 },
      override_dynamic_variables: { name: "Zoe" },
    });
    expect(changed.metadata).toEqual({ a: 1 });
    expect(await write(world, first, "Okay")).toMatchObject([{ content: "Hi Zoe." }]);
    const custom_attributes = { colour: "red" };
    await expect(retell.chat.update(first, { custom_attributes })).rejects.toMatchObject({ status: 400 });
    await retell.chat.end(second);
    await retell.chat.update(second, { data_storage_setting: "basic_attributes_only" });
    expect(await retell.chat.retrieve(second)).not.toHaveProperty("transcript");

    const page = await retell.chat.list({ limit: 2, include_total: true });
    expect(page).toMatchObject({ has_more: true, total: 3 });
    const rest = await retell.chat.list({ pagination_key: page.pagination_key ?? "" });
    expect(new Set([...page.items, ...rest.items].map(({ chat_id }) => chat_id))).toEqual(new Set(ids));
    const filter_criteria = { chat_status: { type: "enum" as const, op: "in" as const, value: ["ended" as const] } };
    expect((await retell.chat.list({ filter_criteria })).items.map(({ chat_id }) => chat_id)).toEqual([second]);
    expect((await retell.chat.list({ filter_criteria: { agent: [{ agent_id: "agent_other" }] } })).items).toEqual([]);
    await retell.chat.delete(first);
    await expect(retell.chat.retrieve(first)).rejects.toMatchObject({ status: 422 });
    await expect(retell.chat.create({ agent_id: "agent_nowhere" })).rejects.toMatchObject({ status: 422 });
  });

  it("go on where they were after a restart", async () => {
    const stateDir = mkdtempSync(join(tmpdir(), "sandbox-"));
    onTestFinished(() => rmSync(stateDir, { recursive: true, force: true }));
    const open = async () => {
      const sandbox = await startSandbox({ port: 0, stateDir });
      onTestFinished(() => sandbox.close());
      const retell = new Retell({ apiKey: sandboxCredentials.retellKey, baseURL: sandbox.url, maxRetries: 0 });
      return { ...sandbox, retell };
    };
    const before = await open();
    const { llm_id } = await before.retell.llm.create({
      begin_message: "Hello!",
      general_prompt: "You can book appointments.",
    });
    const response_engine = { type: "retell-llm" as const, llm_id };
    const { agent_id } = await before.retell.agent.create({ voice_id: "11labs-Adrian", response_engine });
    const { chat_id: id } = await before.retell.chat.create({ agent_id });
    await write(before, id, "I need an appointment on Monday");
    await before.close();
    const after = await open();
    expect(await write(after, id, "At 3 pm")).toMatchObject([{ content: "And what name may I put it under?" }]);
    expect(await write(after, id, "Bob Jones")).toMatchObject([
      { content: expect.stringContaining("Monday at 3 pm, for Bob Jones") },
    ]);
  });
});
