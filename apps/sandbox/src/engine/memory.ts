import type { Tool } from "../retell/tool-fields";
import type { AgentState } from "./agent";
import type { Knowledge } from "./answer";
import { answerFromPassages } from "./answer-from-passages";
import type { Booking } from "./booking";
import type { Heard } from "./hearing";
import { languageOf } from "./language";
import type { Language } from "./language";
import { type PromptReading, readPrompt } from "./read-prompt";
import type { Scene } from "./scene";

/** What the agent's last line has left open. */
export type Pending = "offered_message" | "message" | "anything_else" | "offered_transfer";

/** What of the agent matters in a call, once it has begun. */
interface RememberedAgent {
  prompt: string;
  language: string;
  states: AgentState[];
  startingState: string | undefined;
  tools: Tool[];
}

/** What an agent carries through one call. */
export class Memory {
  language: Language;
  state: AgentState | undefined;
  booking: Booking | undefined;
  pending: Pending | undefined;
  unknowns = 0;
  apologies = 0;
  answers = 0;
  saidLanguage = false;
  lastSaid = "";
  /** A tool that waits for the caller to say what it needs. */
  wanted: Tool | undefined;
  readonly linesSaid = new Set<string>();

  constructor(
    private readonly agent: RememberedAgent,
    private readonly scene: Scene,
  ) {
    this.language = languageOf(agent.language);
    this.state = agent.states.find((state) => state.name === agent.startingState);
  }

  /** Whether the agent may answer in whatever language the caller speaks. */
  get speaksMany(): boolean {
    return /multi|,/.test(this.agent.language);
  }

  get prompt(): string {
    return this.scene.variables.fill(this.agent.prompt);
  }

  /** The current state's own prompt. */
  get #ofState(): PromptReading {
    return readPrompt(this.#statePrompt, this.language);
  }

  /** All that holds here and now: the state's prompt before the general one. */
  get #ofAll(): PromptReading {
    return readPrompt(`${this.#statePrompt}\n\n${this.prompt}`, this.language);
  }

  get #statePrompt(): string {
    return this.scene.variables.fill(this.state?.state_prompt ?? "");
  }

  /** What can be answered here and now. */
  get knowledge(): Knowledge {
    return this.#ofAll.knowledge;
  }

  /** What the passages that were found say to it; undefined when none were, or they say nothing. */
  fromPassages(heard: Heard): string[] | undefined {
    return answerFromPassages(this.scene.passages, heard, this.language);
  }

  /** What the current state's prompt states or has the caller told. */
  get statements(): string[] {
    return this.#ofState.statements;
  }

  /** Whether the current state still has something to ask. */
  get asksOn(): boolean {
    return this.#ofState.lines.some(({ text }) => !this.linesSaid.has(text));
  }

  /** Whether prompt or tools say that appointments can be made. */
  get canBook(): boolean {
    return (
      this.tools.some((tool) => /book|appointment|schedul|reserv/i.test(`${tool.type} ${tool.name}`)) ||
      this.#ofAll.books
    );
  }

  /** The tools at hand: the agent's and the state's. */
  get tools(): Tool[] {
    return [...this.agent.tools, ...(this.state?.tools ?? [])];
  }

  /** Whether the current state is there to make an appointment. */
  get stateBooks(): boolean {
    return this.#ofState.books;
  }

  /** The first line in quotes that the current state's prompt wants said. */
  quotedLine(): string | undefined {
    return this.#next(this.#ofState.lines.filter((line) => line.quoted));
  }

  /** The next line that the state's prompt (or, failing that, the general one) wants said and that was not said yet. */
  nextLine(from: "state" | "anywhere"): string | undefined {
    const { lines } = from === "state" ? this.#ofState : this.#ofAll;
    return this.#next(this.canBook ? lines.filter(({ text }) => !/\b(day|time|date)s?\b/.test(text)) : lines);
  }

  #next(lines: { text: string }[]): string | undefined {
    const line = lines.find(({ text }) => !this.linesSaid.has(text))?.text;
    if (line !== undefined) this.linesSaid.add(line);
    return line;
  }
}
