import type { FlowVersion } from "../retell/flow-fields";
import type { FlowNode } from "../retell/flow-node-fields";
import type { EngineAgent, KnowledgeUse } from "./agent";
import { askMissing } from "./ask-missing";
import { converse, extractFrom } from "./converse";
import { type Spot, toolById } from "./flow-graph";
import { FlowRoute, type Step } from "./flow-route";
import type { Heard } from "./hearing";
import type { Language } from "./language";
import { Memory } from "./memory";
import { performNode } from "./perform-node";
import type { Scene } from "./scene";
import type { Place, Speaker } from "./speaker";

/** More nodes than this without a word of the caller are a loop. */
const MOST_NODES_AT_ONCE = 40;

/** An agent that goes from node to node of a conversation flow. */
export class FlowTalk implements Speaker {
  readonly #memory: Memory;
  readonly #route: FlowRoute;

  constructor(
    private readonly agent: EngineAgent,
    flow: FlowVersion,
    private readonly scene: Scene,
  ) {
    const { prompt, language, startingNode } = agent;
    this.#memory = new Memory({ prompt, language, states: [], startingState: undefined, tools: [] }, scene);
    this.#route = new FlowRoute(flow, startingNode, scene);
  }

  get language(): Language {
    return this.#memory.language;
  }

  get place(): Place {
    return { nodeId: this.#route.at?.node.id };
  }

  open(): Promise<void> {
    return this.#run(this.#route.start, undefined);
  }

  takeOver(heard: Heard | undefined): Promise<void> {
    return this.#run(this.#route.start, heard);
  }

  async hear(heard: Heard): Promise<void> {
    const isFirst = !this.#route.at;
    if (isFirst) this.#arrive(this.#route.start);
    const { at } = this.#route;
    if (!at) return;
    this.scene.lookUp(this.#knowledgeAt(at.node), heard.text);
    await extractFrom(this.scene, this.#memory);
    const moment = { heard, exchanges: this.scene.exchanges, asksOn: this.#memory.asksOn };
    const next = this.#route.chosen(at, moment) ?? (isFirst ? undefined : this.#route.unconditional(at, heard));
    if (next) return this.#run(next, heard);
    // Words that came first lead nowhere by themselves: the node where the flow begins has not spoken yet.
    if (isFirst) return this.#run({ spot: at, via: "normal" }, heard, true);
    const question = askMissing(at.node, this.scene, this.#memory, heard);
    if (question === undefined) return converse(this.scene, this.#memory, at.graph.mcps ?? [], heard);
    this.scene.say(question);
    this.#memory.lastSaid = question;
  }

  moveTo({ nodeId }: Place): void {
    if (nodeId !== undefined && this.#route.jumpTo(nodeId)) this.#stand();
  }

  /** From node to node until one waits for the caller, or the call is over. */
  async #run(first: Step | undefined, heard: Heard | undefined, isThere = false): Promise<void> {
    let step = first;
    for (let nodes = 0; step; nodes++) {
      if (nodes === MOST_NODES_AT_ONCE) {
        return this.scene.emit({ kind: "hang_up", by: "agent", reason: "error_unknown" });
      }
      if (nodes > 0 || !isThere) this.#arrive(step);
      step = await this.#perform(step.spot, heard);
      if (this.scene.isOver) return;
    }
  }

  async #perform(spot: Spot, heard: Heard | undefined): Promise<Step | undefined> {
    const { graph, node } = spot;
    if (node.type === "component") return this.#route.enter(spot, heard);
    if (heard) this.scene.lookUp(this.#knowledgeAt(node), heard.text);
    const way = await performNode(node, { scene: this.scene, memory: this.#memory, graph, heard });
    return this.scene.isOver ? undefined : this.#route.follow(way, spot, heard);
  }

  #arrive(step: Step | undefined): void {
    if (!step) return;
    this.#route.arrive(step);
    this.#stand();
  }

  /** Turns the agent's mind to the node where it stands. */
  #stand(): void {
    if (!this.#route.at) return;
    const { node, graph } = this.#route.at;
    const isPrompt = (node.type === "conversation" || node.type === "subagent") && node.instruction.type === "prompt";
    const byId = node.type === "subagent" ? (node.tool_ids ?? []).flatMap((id) => toolById(graph, id) ?? []) : [];
    const tools = node.type === "subagent" ? [...(node.tools ?? []), ...byId] : [];
    this.#memory.state = { name: node.id, state_prompt: isPrompt ? node.instruction.text : "", tools };
    this.#memory.booking = undefined;
    this.#memory.pending = undefined;
    this.#memory.wanted = undefined;
    this.#memory.linesSaid.clear();
  }

  #knowledgeAt(node: FlowNode): KnowledgeUse {
    const { knowledge } = this.agent;
    if (node.type !== "conversation" && node.type !== "subagent") return knowledge;
    const { knowledge_base_ids: ids, kb_config: config } = node;
    return {
      ids: ids && ids.length > 0 ? ids : knowledge.ids,
      topK: config?.top_k ?? knowledge.topK,
      filterScore: config?.filter_score ?? knowledge.filterScore,
    };
  }
}
