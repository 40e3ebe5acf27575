import type { SandboxContext } from "../context";
import type { EngineEvent } from "../engine/events";
import type { Surroundings } from "../engine/scene";
import { systemVariable } from "../engine/system-variables";
import { buildTimeline, type Voices } from "../engine/timeline";
import { lookUpPassages } from "../knowledge/look-up";
import { callFunction } from "../outside/call-function";
import { callMcp } from "../outside/call-mcp";
import { runCode } from "../outside/run-code";
import type { AgentVersion } from "../retell/agent-fields";
import { RetellError } from "../retell/errors";
import type { Call, CallRecord } from "./call-record";
import { fullCall } from "./call-view";
import { calleeAt, fateByEnding } from "./callee";
import { spoken } from "./spoken";
import { setUpCall } from "./set-up-call";

/** What the agent of a call can reach: the tenant's functions, other agents, telephones. */
export function surroundingsOf(sandbox: SandboxContext, record: CallRecord, agent: AgentVersion): Surroundings {
  const { now, stopping, sent } = sandbox;
  const { call } = record;
  const voices: Voices = { agentVoiceId: agent.voice_id, callerSeed: record.voices?.callerSeed ?? "" };
  const number = humanNumber(call);
  return {
    async callFunction(tool, args, history) {
      const about = await callSoFar(sandbox, record, history, voices);
      const request = { tool, args, call: about, key: sandbox.credentials.retellKey, now, stopping };
      const answer = await callFunction(request);
      sent.addFunction({ at: now(), call_id: call.call_id, name: tool.name, ...answer });
      return answer.outcome;
    },
    runCode: (code, timeoutMs, given) => runCode(code, timeoutMs, { ...given, metadata: call.metadata ?? {} }),
    callMcp: (server, tool, args) => callMcp(server, tool, args, stopping),
    findAgent: (agentId, version) => findEngine(sandbox, agentId, version),
    takesTransfer: (to) => takesTransfer(sandbox, to),
    sendSms(text) {
      const delivered = number !== undefined && fateByEnding[number.slice(-4)] !== "failed";
      sent.addSms({ at: now(), call_id: call.call_id, to: number ?? null, text, delivered });
      return delivered;
    },
    lookUp: (knowledge, text) => lookUpPassages(sandbox, knowledge, text),
    mock: () => undefined,
    system: (name) => systemVariable(name, { now, timezone: agent.timezone, fixed: factsOf(call) }),
    now,
  };
}

/** The call as its functions are told of it while it goes on. */
export function asOngoing(record: CallRecord, startedAt: number): CallRecord {
  return { ...record, call: { ...record.call, call_status: "ongoing", start_timestamp: startedAt } };
}

/** The engine of another agent; undefined when it does not exist. */
export function findEngine(sandbox: SandboxContext, agentId: string, version: string | number | null | undefined) {
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

async function callSoFar(sandbox: SandboxContext, record: CallRecord, history: EngineEvent[], voices: Voices) {
  // The invocation that this is about is the last of the history, and has no result yet.
  const timeline = await buildTimeline(history.slice(0, -1), voices, { maxDurationMs: Number.POSITIVE_INFINITY });
  return { ...fullCall(sandbox, record), ...spoken(timeline) };
}

function humanNumber(call: Call): string | undefined {
  if (call.call_type === "web_call") return undefined;
  return call.direction === "inbound" ? call.from_number : call.to_number;
}

function factsOf(call: Call): Record<string, string | undefined> {
  const facts = { call_id: call.call_id, call_type: call.call_type, session_type: "voice" };
  if (call.call_type === "web_call") return facts;
  const isInbound = call.direction === "inbound";
  return {
    ...facts,
    direction: call.direction,
    user_number: isInbound ? call.from_number : call.to_number,
    agent_number: isInbound ? call.to_number : call.from_number,
  };
}
