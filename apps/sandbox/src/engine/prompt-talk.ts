import type { AgentState, EngineAgent } from "./agent";
import { converse, extractFrom } from "./converse";
import type { Heard } from "./hearing";
import { improvisedGreeting } from "./introduction";
import type { Language } from "./language";
import { LEAST_SCORE } from "./match";
import { Memory } from "./memory";
import { scoreOf } from "./moment";
import { replyTo } from "./reply";
import type { Scene } from "./scene";
import type { Place, Speaker } from "./speaker";
import { argumentsFor } from "./tool-arguments";

type StateEdge = NonNullable<AgentState["edges"]>[number];

/** An agent that speaks by its prompt, and by those of its states. */
export class PromptTalk implements Speaker {
  readonly #memory: Memory;

  constructor(
    private readonly agent: EngineAgent,
    private readonly scene: Scene,
  ) {
    this.#memory = new Memory(agent, scene);
  }

  get language(): Language {
    return this.#memory.language;
  }

  get place(): Place {
    return { state: this.#memory.state?.name };
  }

  open(): Promise<void> {
    const { beginMessage } = this.agent;
    const text = beginMessage || (this.#memory.quotedLine() ?? improvisedGreeting(this.#memory.prompt, this.language));
    this.#say(text);
    return Promise.resolve();
  }

  async hear(heard: Heard): Promise<void> {
    this.scene.lookUp(this.agent.knowledge, heard.text);
    await extractFrom(this.scene, this.#memory);
    const hasMoved = this.#move(heard);
    const entry = hasMoved ? this.#entryLine(heard) : undefined;
    if (entry === undefined) await converse(this.scene, this.#memory, this.agent.mcps, heard);
    else this.#say(entry);
  }

  async takeOver(heard: Heard | undefined): Promise<void> {
    if (!heard || this.agent.beginMessage) return this.open();
    this.scene.lookUp(this.agent.knowledge, heard.text);
    this.#say(replyTo(heard, this.#memory).say);
  }

  moveTo({ state }: Place): void {
    this.#memory.state = this.agent.states.find(({ name }) => name === state) ?? this.#memory.state;
  }

  /** Follows the edge that fits best, by the tool that the model is given for it. */
  #move(heard: Heard): boolean {
    const { state } = this.#memory;
    const edge = this.#bestEdge(heard);
    const next = this.agent.states.find(({ name }) => name === edge?.destination_state_name);
    if (!edge || !next || next === state) return false;
    this.scene.emit({
      kind: "tool_call",
      name: `transition_to_${next.name}`,
      arguments: JSON.stringify(argumentsFor(edge.parameters, this.scene)),
      result: "",
      successful: true,
    });
    this.scene.emit({ kind: "transition", fromState: state?.name ?? null, toState: next.name });
    for (const [name, value] of Object.entries(argumentsFor(edge.parameters, this.scene))) {
      this.scene.variables.collect(name, String(value));
    }
    this.#memory.state = next;
    this.#memory.pending = undefined;
    return true;
  }

  #bestEdge(heard: Heard): StateEdge | undefined {
    const moment = { heard, exchanges: this.scene.exchanges, asksOn: this.#memory.asksOn };
    let best: { edge: StateEdge; score: number } | undefined;
    for (const edge of this.#memory.state?.edges ?? []) {
      const score = scoreOf(this.scene.variables.fill(edge.description), moment);
      if (score >= LEAST_SCORE && score > (best?.score ?? 0)) best = { edge, score };
    }
    return best?.edge;
  }

  /** A state just entered speaks its own first line, unless the caller's words already have a better reply there. */
  #entryLine(heard: Heard): string | undefined {
    const decided = ["goodbye", "human", "anger", "wrong_number"] as const;
    if (decided.some((intent) => heard.intents.has(intent))) return undefined;
    if (this.#memory.knowledge.answer(heard) !== undefined && heard.isQuestion) return undefined;
    if (this.#memory.stateBooks || (heard.intents.has("book") && this.#memory.canBook)) return undefined;
    return this.#memory.nextLine("state");
  }

  #say(text: string): void {
    this.scene.say(text);
    this.#memory.lastSaid = text;
  }
}
