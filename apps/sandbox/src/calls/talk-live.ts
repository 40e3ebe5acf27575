import type { SandboxContext } from "../context";
import { Conversation } from "../engine/conversation";
import type { EngineEvent } from "../engine/events";
import { buildTimeline, type Timeline, type Voices } from "../engine/timeline";
import type { AgentVersion } from "../retell/agent-fields";
import { announce } from "./announce";
import type { CallRecord } from "./call-record";
import { announceTransfers } from "./announce-transfers";
import { finishSilently, finishTalk } from "./finish-call";
import { maxDurationMs, maxSilenceMs } from "./play";
import { saveCall } from "./save-call";
import type { CallSession } from "./session";
import type { CallSetup } from "./set-up-call";
import { spoken } from "./spoken";
import { aroundCall } from "./around-call";

/** Begins a call whose human side is typed by a person; resolves when the agent has said its first words. */
export async function talkLive(sandbox: SandboxContext, record: CallRecord, setup: CallSetup): Promise<void> {
  await new LiveTalk(sandbox, record, setup).open();
}

/**
 * Time passes as it does for the person: pauses between lines become silence. Who types faster than the agent speaks
 * gets a call that is longer than the clock says.
 */
class LiveTalk implements CallSession {
  readonly #agent: AgentVersion;
  readonly #voices: Voices;
  readonly #conversation: Conversation;
  readonly #events: EngineEvent[] = [];
  readonly #startedAt: number;
  readonly #timers: Record<"duration" | "silence" | "reminder", NodeJS.Timeout | undefined>;
  #record: CallRecord;
  #lengthMs = 0;
  #isOver = false;
  #hangUp: () => void = () => undefined;
  /** A function may take minutes; whoever hangs up does not wait for it. */
  readonly #hungUp = new Promise<undefined>((resolve) => {
    this.#hangUp = () => resolve(undefined);
  });
  /** Lines are heard one after another, however fast they are typed. */
  #turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly sandbox: SandboxContext,
    record: CallRecord,
    { agent, engine }: CallSetup,
  ) {
    this.#agent = agent;
    this.#voices = { agentVoiceId: agent.voice_id, callerSeed: record.voices?.callerSeed ?? "" };
    this.#startedAt = sandbox.now();
    this.#record = saveCall(sandbox, record, { call_status: "ongoing", start_timestamp: this.#startedAt });
    this.#conversation = new Conversation(engine, aroundCall(sandbox, this.#record, agent));
    this.#timers = {
      duration: this.#endAfter(maxDurationMs(agent), "max_duration_reached"),
      silence: undefined,
      reminder: undefined,
    };
    sandbox.sessions.set(record.call.call_id, this);
  }

  open(): Promise<void> {
    announce(this.sandbox, this.#record, "call_started");
    return this.#inTurn(async () => {
      await this.#goOn(this.#conversation.open());
      this.#waitForCaller();
    });
  }

  say(text: string): Promise<void> {
    return this.#inTurn(async () => {
      this.#events.push(...this.#pause(), { kind: "say", role: "user", text });
      await this.#goOn(this.#conversation.hear(text));
      this.#waitForCaller();
    });
  }

  inject(text: string, respondNow: boolean): Promise<void> {
    return this.#inTurn(async () => {
      this.#events.push(...this.#pause());
      await this.#goOn(this.#conversation.learn(text, respondNow));
    });
  }

  end(reason: string): Promise<void> {
    this.#hangUp();
    return this.#inTurn(async () => {
      this.#events.push(...this.#pause(), { kind: "hang_up", by: "user", reason });
      await this.#finish({ ...(await this.#timeline()), disconnectionReason: reason });
    });
  }

  /** Takes in what the agent has done. */
  async #goOn(turn: Promise<EngineEvent[]>): Promise<void> {
    const events = await Promise.race([turn, this.#hungUp]);
    if (!events) return;
    this.#events.push(...events);
    announceTransfers(this.sandbox, this.#record, events);
    await this.#tell();
  }

  /** Shows what has been said so far, and ends the call if the agent hung up. */
  async #tell(): Promise<void> {
    const timeline = await this.#timeline();
    this.#lengthMs = timeline.durationMs;
    this.#record = saveCall(this.sandbox, this.#record, spoken(timeline));
    announce(this.sandbox, this.#record, "transcript_updated");
    if (this.#events.at(-1)?.kind === "hang_up") await this.#finish(timeline);
  }

  /** Every line of the caller renews the agent's patience: first it asks, at last it hangs up. */
  #waitForCaller(): void {
    if (this.#isOver) return;
    clearTimeout(this.#timers.silence);
    clearTimeout(this.#timers.reminder);
    this.#timers.silence = this.#endAfter(maxSilenceMs(this.#agent), "inactivity");
    if (this.#agent.reminder_max_count === 0) return;
    this.#timers.reminder = setTimeout(() => this.#inBackground(() => this.#remind()), this.#reminderMs());
  }

  #remind(): Promise<void> {
    return this.#inTurn(async () => {
      this.#events.push(...this.#pause());
      await this.#goOn(this.#conversation.hear(""));
    });
  }

  #reminderMs(): number {
    return this.#agent.reminder_trigger_ms ?? 10_000;
  }

  /** The silence that the clock has seen but the conversation has not yet. */
  #pause(): EngineEvent[] {
    const ms = this.sandbox.now() - this.#startedAt - this.#lengthMs;
    return ms > 0 ? [{ kind: "silence", ms }] : [];
  }

  #timeline(): Promise<Timeline> {
    return buildTimeline(this.#events, this.#voices, { maxDurationMs: maxDurationMs(this.#agent) });
  }

  async #finish(timeline: Timeline): Promise<void> {
    this.#leave();
    await Promise.race([this.#conversation.settle(), this.#hungUp]);
    const { collected } = this.#conversation.variables;
    finishTalk(this.sandbox, this.#record, { timeline, events: this.#events, collected }, this.#startedAt);
  }

  #leave(): void {
    this.#isOver = true;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.sandbox.sessions.delete(this.#record.call.call_id);
  }

  #endAfter(ms: number, reason: string): NodeJS.Timeout {
    return setTimeout(() => this.#inBackground(() => this.end(reason)), ms);
  }

  #inBackground(step: () => Promise<void>): void {
    this.sandbox.background.run(step);
  }

  /** A step that breaks ends the call as Retell ends calls on errors of its own. */
  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(async () => {
      if (this.#isOver) return;
      try {
        await step();
      } catch (error) {
        console.error("sandbox: the conversation broke", error);
        this.#leave();
        finishSilently(this.sandbox, this.#record, "error_unknown");
      }
    });
    return this.#turn;
  }
}
