import type { EngineAgent } from "./agent";
import type { EngineEvent, SwapEvent } from "./events";
import { FlowTalk } from "./flow-talk";
import { type Heard, understand } from "./hearing";
import { phrase } from "./phrases/phrase";
import { PromptTalk } from "./prompt-talk";
import { nothingAround, Scene, type Surroundings } from "./scene";
import type { Place, Speaker } from "./speaker";

const SILENCE_REPLIES = ["reminder", "reminderAgain"] as const;
const MOST_SWAPS = 5;

/** The agent's side of one call, without a language model: the same agent, words and surroundings give the same call. */
export class Conversation {
  readonly #scene: Scene;
  #agent: EngineAgent;
  #speaker: Speaker;
  #silences = 0;
  #heard: Heard | undefined;

  constructor(agent: EngineAgent, around: Surroundings = nothingAround) {
    this.#scene = new Scene(around, agent.dynamicVariables);
    this.#agent = agent;
    this.#speaker = speakerFor(agent, this.#scene);
  }

  /** True once the agent has hung up or handed the caller over. */
  get ended(): boolean {
    return this.#scene.history.at(-1)?.kind === "hang_up";
  }

  get place(): Place {
    return this.#speaker.place;
  }

  /** Stands elsewhere from now on, without a word about it. */
  moveTo(place: Place): void {
    this.#speaker.moveTo(place);
  }

  /** Takes in what happened as told, without a part in it. */
  remember(past: EngineEvent[]): void {
    for (const event of past) if (event.kind !== "swap") this.#scene.emit(event);
  }

  get variables(): Scene["variables"] {
    return this.#scene.variables;
  }

  /** What was looked up in knowledge bases for the latest words. */
  get passages(): string[] {
    return this.#scene.passages;
  }

  /** What the agent says when the line opens: nothing if the caller is to speak first (`start_speaker`, or an empty begin message). */
  open(): Promise<EngineEvent[]> {
    const waits = this.#agent.startSpeaker === "user" || this.#agent.beginMessage === "";
    return this.#turn(() => (waits ? Promise.resolve() : this.#speaker.open()));
  }

  /** What the agent does about the caller's words; an empty text means that the caller stayed silent. */
  async hear(text: string): Promise<EngineEvent[]> {
    if (this.ended) return [];
    if (text.trim() === "") return this.#turn(() => this.#hearSilence());
    this.#silences = 0;
    const heard = understand(text);
    this.#heard = heard;
    this.#scene.emit({ kind: "say", role: "user", text });
    return this.#turn(() => this.#speaker.hear(heard));
  }

  /** The agent learns something. Without a language model all that it can do with it at once is to say it. */
  async learn(text: string, respondNow: boolean): Promise<EngineEvent[]> {
    if (this.ended) return [];
    return this.#turn(() => {
      this.#scene.emit({ kind: "injected", text });
      if (respondNow) this.#scene.say(text);
      return Promise.resolve();
    });
  }

  /** Resolves once nothing is under way that the agent did not wait for. */
  settle(): Promise<void> {
    return this.#scene.settle();
  }

  async #hearSilence(): Promise<void> {
    const isNew = !this.#scene.history.some((event) => event.kind === "say");
    if (isNew && this.#agent.beginsAfterSilence) return this.#speaker.open();
    const key = SILENCE_REPLIES[this.#silences++];
    this.#scene.say(phrase(this.#speaker.language, key ?? "inactivity"));
    if (!key) this.#scene.emit({ kind: "hang_up", by: "agent", reason: "inactivity" });
  }

  /** Whatever happens in one turn, with every agent that has a part in it. */
  async #turn(step: () => Promise<void>): Promise<EngineEvent[]> {
    const from = this.#scene.history.length;
    await step();
    for (let swaps = 0; this.#scene.swap !== undefined; swaps++) {
      if (swaps === MOST_SWAPS) this.#scene.emit({ kind: "hang_up", by: "agent", reason: "error_unknown" });
      const { swap } = this.#scene;
      this.#scene.swap = undefined;
      if (swap && !this.ended) await this.#goOnWith(swap);
    }
    return this.#scene.history.slice(from);
  }

  async #goOnWith({ to, settings }: SwapEvent): Promise<void> {
    const { language } = this.#agent;
    this.#agent = settings.keep_current_language ? { ...to, language } : to;
    this.#scene.variables.addDefaults(to.dynamicVariables);
    this.#speaker = speakerFor(this.#agent, this.#scene);
    await this.#speaker.takeOver(this.#heard);
  }
}

function speakerFor(agent: EngineAgent, scene: Scene): Speaker {
  return agent.flow ? new FlowTalk(agent, agent.flow, scene) : new PromptTalk(agent, scene);
}
