import type { McpServer } from "../retell/mcp-fields";
import type { Tool } from "../retell/tool-fields";
import type { VersionRef } from "../retell/versions";
import type { EngineAgent, KnowledgeUse } from "./agent";
import type { EngineEvent, SwapEvent } from "./events";
import { Variables } from "./variables";

export type ToolArguments = Record<string, unknown>;
export type CustomTool = Extract<Tool, { type: "custom" }>;

/** What came of using a tool, as the model is told. */
export interface ToolOutcome {
  content: string;
  successful: boolean;
}

/** All that an agent reaches beyond its words. Whoever plays a call hands it in. */
export interface Surroundings {
  /** Calls a custom function's URL. `tool` has its variables filled. */
  callFunction(tool: CustomTool, args: ToolArguments, history: EngineEvent[]): Promise<ToolOutcome>;
  runCode(
    code: string,
    timeoutMs: number,
    given: { dv: Record<string, string>; args: ToolArguments },
  ): Promise<ToolOutcome>;
  callMcp(server: McpServer, tool: string, args: ToolArguments): Promise<ToolOutcome>;
  /** Undefined when there is no such agent or version. */
  findAgent(agentId: string, version: VersionRef): EngineAgent | undefined;
  /** Whether somebody takes a call that is transferred there. */
  takesTransfer(number: string): boolean;
  /** Whether the text reached the caller's telephone. */
  sendSms(text: string): boolean;
  /** The passages of these knowledge bases that fit the text, best first. */
  lookUp(knowledge: KnowledgeUse, text: string): string[];
  /** What a tool answers without being used; undefined to use it. */
  mock(toolName: string, args: ToolArguments): ToolOutcome | undefined;
  /** A variable that is always there, such as `current_time`. */
  system(name: string): string | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
}

const unreachable = () => Promise.resolve({ content: "There is nothing outside to reach.", successful: false });

/** An agent with nothing around it. */
export const nothingAround: Surroundings = {
  callFunction: unreachable,
  runCode: unreachable,
  callMcp: unreachable,
  findAgent: () => undefined,
  takesTransfer: () => true,
  sendSms: () => true,
  lookUp: () => [],
  mock: () => undefined,
  system: () => undefined,
  now: () => 0,
};

/** What the caller said, and what the agent had said before it. */
export interface Exchange {
  asked: string;
  said: string;
}

/** One conversation as it stands: what happened, what is known, and what can be reached. */
export class Scene {
  readonly history: EngineEvent[] = [];
  readonly variables: Variables;
  /** Passages found for the caller's latest words. */
  passages: string[] = [];
  /** The agent that is to go on. */
  swap: SwapEvent | undefined;
  readonly #underway = new Set<Promise<void>>();

  constructor(
    readonly around: Surroundings,
    given: Record<string, string>,
  ) {
    this.variables = new Variables(given, (name) => around.system(name));
  }

  emit(event: EngineEvent): void {
    this.history.push(event);
    if (event.kind === "swap") this.swap = event;
  }

  say(text: string): void {
    const filled = this.variables.fill(text);
    if (filled.trim() !== "") this.emit({ kind: "say", role: "agent", text: filled });
  }

  /** Finds what the agent's knowledge bases hold about the words. */
  lookUp(knowledge: KnowledgeUse, text: string): void {
    this.passages = knowledge.ids.length === 0 ? [] : this.around.lookUp(knowledge, text);
  }

  /** True once the agent has hung up, handed the caller over, or left the call to another agent. */
  get isOver(): boolean {
    return this.swap !== undefined || this.history.at(-1)?.kind === "hang_up";
  }

  /** All that the caller said, oldest first. */
  get exchanges(): Exchange[] {
    const exchanges: Exchange[] = [];
    let asked = "";
    for (const event of this.history) {
      if (event.kind !== "say") continue;
      if (event.role === "agent") asked = asked === "" ? event.text : `${asked} ${event.text}`;
      else {
        exchanges.push({ asked, said: event.text });
        asked = "";
      }
    }
    return exchanges;
  }

  /** Lets something go on while the conversation does too. */
  goOn(work: Promise<void>): void {
    this.#underway.add(work);
    void work.finally(() => this.#underway.delete(work));
  }

  /** Resolves once nothing goes on by itself any more. */
  async settle(): Promise<void> {
    await Promise.all(this.#underway);
  }
}
