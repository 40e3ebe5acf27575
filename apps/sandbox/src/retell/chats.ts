import { Hono } from "hono";
import { z } from "zod";
import { endChat } from "../chats/end-chat";
import { goOn } from "../chats/go-on";
import { messagesOf } from "../chats/messages";
import type { StoredChat } from "../chats/stored-chat";
import type { SandboxContext } from "../context";
import { newRetellId } from "../ids";
import { agentVersions } from "./agents";
import { CreateChatBody, ListChatsBody, UpdateChatBody } from "./chat-bodies";
import { badRequest, RetellError, unknownAsset } from "./errors";
import { matchesChat } from "./match-chat";
import { pageOf } from "./page";
import { readBody } from "./read-request";
import { resolveVersion } from "./versions";

const CompletionBody = z.strictObject({ chat_id: z.string(), content: z.string().min(1) });

/** Conversations in writing. They go turn by turn, and each turn is kept, so that they survive the process. */
export function chatRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;
  const find = (id: string): StoredChat => {
    const stored = store.get("chats", id);
    if (!stored) throw unknownAsset();
    return stored;
  };
  const findOngoing = (id: string): StoredChat => {
    const stored = find(id);
    if (stored.chat.chat_status !== "ongoing") throw new RetellError(400, "Chat is not ongoing.");
    return stored;
  };

  return new Hono()
    .post("/create-chat", async (c) => {
      const { agent_id: agentId, agent_version: ref, metadata, ...given } = await readBody(c, CreateChatBody);
      const { version } = resolveVersion(agentVersions(sandbox, agentId), ref);
      const stored: StoredChat = {
        variables: given.retell_llm_dynamic_variables ?? {},
        chat: {
          chat_id: newRetellId("chat"),
          agent_id: agentId,
          version,
          chat_status: "ongoing",
          chat_type: "api_chat",
          start_timestamp: now(),
          transcript: "",
          message_with_tool_calls: [],
          ...(metadata === undefined ? {} : { metadata }),
          ...given,
        },
      };
      return c.json(view((await goOn(sandbox, stored, [])).stored), 201);
    })
    .get("/get-chat/:id", (c) => c.json(view(find(c.req.param("id")))))
    .post("/create-chat-completion", async (c) => {
      const { chat_id: id, content } = await readBody(c, CompletionBody);
      const stored = findOngoing(id);
      const said = messagesOf([{ kind: "say", role: "user", text: content }], now());
      return c.json({ messages: (await goOn(sandbox, stored, said)).written }, 201);
    })
    .patch("/end-chat/:id", (c) => {
      const id = c.req.param("id");
      store.put("chats", id, endChat(sandbox, findOngoing(id)));
      return c.body(null, 204);
    })
    .patch("/update-chat/:id", async (c) => {
      const id = c.req.param("id");
      const { metadata, data_storage_setting: storage, ...body } = await readBody(c, UpdateChatBody);
      const before = find(id);
      const attribute = Object.keys(body.custom_attributes ?? {})[0];
      if (attribute !== undefined) throw badRequest(`custom_attributes: ${attribute} is not an attribute of this org.`);
      const after: StoredChat = {
        ...before,
        variables: { ...before.variables, ...body.override_dynamic_variables },
        ...(storage === undefined ? {} : { data_storage_setting: storage }),
        chat: { ...before.chat, ...(metadata === undefined ? {} : { metadata }) },
      };
      store.put("chats", id, after);
      return c.json(view(after));
    })
    .delete("/delete-chat/:id", (c) => {
      store.remove("chats", find(c.req.param("id")).chat.chat_id);
      return c.body(null, 204);
    })
    .post("/v3/list-chats", async (c) => {
      const { filter_criteria: filter, include_total: includeTotal, ...paging } = await readBody(c, ListChatsBody);
      const found = store.all("chats").filter(({ chat }) => matchesChat(chat, filter ?? {}));
      const page = pageOf(found, paging, ({ chat }) => [chat.start_timestamp, chat.chat_id]);
      return c.json({ ...page, items: page.items.map(view), ...(includeTotal ? { total: found.length } : {}) });
    });
}

/** With `basic_attributes_only` nothing that was said is given, once it is over. */
function view({ chat, data_storage_setting: storage }: StoredChat) {
  if (storage !== "basic_attributes_only" || chat.chat_status === "ongoing") return chat;
  const { transcript: _transcript, message_with_tool_calls: _messages, ...rest } = chat;
  return rest;
}
