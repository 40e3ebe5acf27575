import type { SandboxContext } from "../context";
import type { EngineEvent } from "../engine/events";
import type { Surroundings } from "../engine/scene";
import { buildTimeline, type Voices } from "../engine/timeline";
import { surroundingsOf } from "../outside/surroundings";
import type { AgentVersion } from "../retell/agent-fields";
import type { Call, CallRecord } from "./call-record";
import { fullCall } from "./call-view";
import { fateByEnding } from "./callee";
import { spoken } from "./spoken";

/** What the agent of a call can reach. */
export function aroundCall(sandbox: SandboxContext, record: CallRecord, agent: AgentVersion): Surroundings {
  const { call } = record;
  const voices: Voices = { agentVoiceId: agent.voice_id, callerSeed: record.voices?.callerSeed ?? "" };
  const number = humanNumber(call);
  return surroundingsOf(sandbox, {
    id: call.call_id,
    timezone: agent.timezone,
    facts: factsOf(call),
    metadata: call.metadata,
    texts: { to: number ?? null, arrive: number !== undefined && fateByEnding[number.slice(-4)] !== "failed" },
    about: async (history) => ({ call: await callSoFar(sandbox, record, history, voices) }),
  });
}

/** The call as its functions are told of it while it goes on. */
export function asOngoing(record: CallRecord, startedAt: number): CallRecord {
  return { ...record, call: { ...record.call, call_status: "ongoing", start_timestamp: startedAt } };
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
