import { type AgentChoice, setUpCall } from "../calls/set-up-call";
import type { SandboxContext } from "../context";
import type { Surroundings } from "../engine/scene";
import type { Place } from "../engine/speaker";
import { playTurn, type Turn } from "../engine/turn";
import { surroundingsOf } from "../outside/surroundings";
import { eventsOf, type Message, messagesOf, transcriptOf } from "./messages";

/** A conversation in writing, as it stands. */
export interface TextSession {
  id: string;
  agent: Pick<AgentChoice, "agentId" | "version">;
  messages: Message[];
  place: Place;
  variables: Record<string, string>;
  metadata?: unknown;
  /** As what a function is told of it. */
  kind: "call" | "chat";
  mock?: Surroundings["mock"];
}

/** What the agent writes next, and how things stand then. Throws 422 for an unknown agent or version. */
export async function playTextTurn(
  sandbox: SandboxContext,
  session: TextSession,
): Promise<Turn & { messages: Message[] }> {
  const { id, kind, metadata, mock } = session;
  const { agent, engine } = setUpCall(sandbox, { ...session.agent, dynamicVariables: session.variables });
  const described = { [`${kind}_id`]: id, agent_id: agent.agent_id, agent_version: agent.version };
  const around = surroundingsOf(sandbox, {
    id,
    timezone: agent.timezone,
    facts: { session_type: "chat", chat_id: id },
    metadata,
    // Nobody has a telephone here: texts are taken to arrive, so that a flow can be tried to its end.
    texts: { to: null, arrive: true },
    about: (history) => {
      const messages = messagesOf(history.slice(0, -1), sandbox.now());
      const said = { transcript: transcriptOf(messages), message_with_tool_calls: messages };
      return Promise.resolve({ [kind]: { ...described, ...said, ...(metadata === undefined ? {} : { metadata }) } });
    },
    ...(mock ? { mock } : {}),
  });
  const turn = await playTurn({ agent: engine, history: eventsOf(session.messages), place: session.place, around });
  return { ...turn, messages: messagesOf(turn.events, sandbox.now()) };
}
