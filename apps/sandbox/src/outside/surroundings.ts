import { calleeAt } from "../calls/callee";
import { setUpCall } from "../calls/set-up-call";
import type { SandboxContext } from "../context";
import type { EngineEvent } from "../engine/events";
import type { Surroundings } from "../engine/scene";
import { systemVariable } from "../engine/system-variables";
import { lookUpPassages } from "../knowledge/look-up";
import { RetellError } from "../retell/errors";
import { callFunction } from "./call-function";
import { callMcp } from "./call-mcp";
import { runCode } from "./run-code";

/** What surroundings must know of the call, chat or trial that they are around. */
export interface Session {
  /** Under what it is found in the logs. */
  id: string;
  timezone: string | null | undefined;
  /** Its own variables that are always there. */
  facts: Record<string, string | undefined>;
  metadata: unknown;
  /** Who gets the texts, and whether they arrive. */
  texts: { to: string | null; arrive: boolean };
  /** What a function is told of the session beside its arguments. */
  about(history: EngineEvent[]): Promise<object>;
  mock?: Surroundings["mock"];
}

/** What an agent can reach from here: the tenant's functions, other agents, telephones, knowledge. */
export function surroundingsOf(sandbox: SandboxContext, session: Session): Surroundings {
  const { now, stopping, sent } = sandbox;
  const { id, timezone, facts, texts } = session;
  return {
    async callFunction(tool, args, history) {
      const about = await session.about(history);
      const request = { tool, args, about, key: sandbox.credentials.retellKey, now, stopping };
      const answer = await callFunction(request);
      sent.addFunction({ at: now(), call_id: id, name: tool.name, ...answer });
      return answer.outcome;
    },
    runCode: (code, timeoutMs, given) => runCode(code, timeoutMs, { ...given, metadata: session.metadata ?? {} }),
    callMcp: (server, tool, args) => callMcp(server, tool, args, stopping),
    findAgent: (agentId, version) => findEngine(sandbox, agentId, version),
    takesTransfer: (to) => takesTransfer(sandbox, to),
    sendSms(text) {
      sent.addSms({ at: now(), call_id: id, to: texts.to, text, delivered: texts.arrive });
      return texts.arrive;
    },
    lookUp: (knowledge, text) => lookUpPassages(sandbox, knowledge, text),
    mock: session.mock ?? (() => undefined),
    system: (name) => systemVariable(name, { now, timezone, fixed: facts }),
    now,
  };
}

/** The engine of another agent; undefined when it does not exist. */
function findEngine(sandbox: SandboxContext, agentId: string, version: string | number | null | undefined) {
  try {
    return setUpCall(sandbox, { agentId, version }).engine;
  } catch (error) {
    if (error instanceof RetellError) return undefined;
    throw error;
  }
}

/** Whether somebody picks up there. SIP addresses are all answered. */
function takesTransfer(sandbox: SandboxContext, to: string): boolean {
  if (to === "") return false;
  const { pickup } = calleeAt(sandbox, to);
  return to.startsWith("sip:") || pickup === "talks" || pickup === "voicemail";
}
