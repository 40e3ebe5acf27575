import type { FlowVersion } from "../retell/flow-fields";
import type { FlowNode } from "../retell/flow-node-fields";
import { bestEdge, bestGlobal, elseWay, type Way } from "./choose-way";
import type { Via } from "./events";
import { findSpot, refTo, type Spot, startOf } from "./flow-graph";
import type { Heard } from "./hearing";
import type { Moment } from "./moment";
import type { Scene } from "./scene";

/** A node to go to, and how it is reached. */
export interface Step {
  spot: Spot;
  via: Via;
}

/** Where a call is in its flow, and the ways that it can go from there. */
export class FlowRoute {
  at: Spot | undefined;
  /** The component nodes that the call is inside of, outermost first. */
  #outer: Spot[] = [];
  /** Where a global node was entered from. */
  #returnTo: Spot | undefined;
  #moves = 0;
  readonly #globalEnteredAt = new Map<string, number>();

  constructor(
    private readonly flow: FlowVersion,
    private readonly startingNode: string | undefined,
    private readonly scene: Scene,
  ) {}

  get start(): Step | undefined {
    const chosen = this.startingNode === undefined ? undefined : findSpot(this.flow, this.startingNode);
    const spot = chosen ?? startOf(this.flow);
    return spot && { spot, via: "normal" };
  }

  arrive({ spot, via }: Step): void {
    const from = this.at ? refTo(this.at.node) : null;
    this.scene.emit({ kind: "node", from, to: refTo(spot.node), via });
    this.#moves++;
    if (via === "global") this.#globalEnteredAt.set(spot.node.id, this.#moves);
    this.at = spot;
  }

  /** Stands at a node without having gone there. False when there is no such node, or it is there already. */
  jumpTo(nodeId: string): boolean {
    const spot = findSpot(this.flow, nodeId);
    if (!spot || nodeId === this.at?.node.id) return false;
    this.#outer = [];
    this.at = spot;
    return true;
  }

  /** Goes into the component that a node stands for. */
  enter(from: Spot, heard: Heard | undefined): Step | undefined {
    const { node } = from;
    const component = this.flow.components?.find(({ name }) => node.type === "component" && name === node.component_id);
    const spot = component && startOf(component);
    if (!spot) return this.follow(elseWay(node), from, heard);
    this.#outer.push(from);
    return { spot, via: "normal" };
  }

  /** Where a way leads; one without an end leads out of a component, and in the flow itself nowhere. */
  follow(way: Way | undefined, from: Spot, heard: Heard | undefined): Step | undefined {
    if (!way) return undefined;
    const node = from.graph.nodes.find(({ id }) => id === way.to);
    if (node) return { spot: { graph: from.graph, node }, via: "normal" };
    const outside = this.#outer.pop();
    if (!outside) return undefined;
    const moment = { heard, exchanges: this.scene.exchanges, asksOn: false };
    return this.chosen(outside, moment) ?? this.follow(elseWay(outside.node), outside, heard);
  }

  /** The way that what was said leads: an edge of the node, a global node, or back from one. */
  chosen(at: Spot, moment: Moment): Step | undefined {
    const { scene } = this;
    const edges = "edges" in at.node ? at.node.edges : undefined;
    const connected = edges?.filter((edge) => edge.destination_node_id !== undefined || this.#outer.length > 0);
    const edge = bestEdge(connected, moment, scene);
    const others = this.flow.nodes.filter((node) => node !== at.node && this.#isReady(node));
    const global = bestGlobal(others, moment, scene);
    if (global && global.score > (edge?.score ?? 0)) {
      this.#returnTo = at;
      this.#outer = [];
      return { spot: { graph: this.flow, node: global.found }, via: "global" };
    }
    if (edge) return this.follow({ to: edge.found.destination_node_id }, at, moment.heard);
    const back = this.#returnTo;
    if (!back || !bestEdge(at.node.global_node_setting?.go_back_conditions, moment, scene)) return undefined;
    this.#returnTo = undefined;
    return { spot: back, via: "global_go_back" };
  }

  /** The way that is taken whatever the caller says. */
  unconditional(at: Spot, heard: Heard): Step | undefined {
    const always = "always_edge" in at.node ? at.node.always_edge : undefined;
    return this.follow(always ? { to: always.destination_node_id } : elseWay(at.node), at, heard);
  }

  /** Whether a global node has rested for as many moves as it wants to. */
  #isReady({ id, global_node_setting: setting }: FlowNode): boolean {
    const entered = this.#globalEnteredAt.get(id);
    return entered === undefined || this.#moves - entered >= (setting?.cool_down ?? 0);
  }
}
