import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { accountRoutes } from "./account";
import { agentVersionRoutes } from "./agent-versions";
import { agentRoutes } from "./agents";
import { callRoutes } from "./calls";
import { chatRoutes } from "./chats";
import { notFound, unauthorized } from "./errors";
import { flowRoutes } from "./flows";
import { knowledgeBaseRoutes } from "./knowledge-bases";
import { llmRoutes } from "./llms";
import { phoneNumberRoutes } from "./phone-numbers";
import { playgroundRoutes } from "./playground";
import { startCallRoutes } from "./start-calls";
import { voiceRoutes } from "./voices";

/** Retell's API. Everything in it asks for the key. */
export function retellRoutes(sandbox: SandboxContext): Hono {
  const routes = new Hono().use(async (c, next) => {
    if (c.req.header("authorization") !== `Bearer ${sandbox.credentials.retellKey}`) throw unauthorized();
    await next();
  });
  for (const part of [
    llmRoutes,
    flowRoutes,
    knowledgeBaseRoutes,
    agentRoutes,
    agentVersionRoutes,
    voiceRoutes,
    phoneNumberRoutes,
    startCallRoutes,
    callRoutes,
    chatRoutes,
    playgroundRoutes,
    accountRoutes,
  ]) {
    routes.route("/", part(sandbox));
  }
  return routes.all("*", () => {
    throw notFound();
  });
}
