import type { EngineAgent } from "./agent";
import { Conversation } from "./conversation";
import type { EngineEvent } from "./events";
import type { Surroundings, ToolOutcome } from "./scene";
import type { Place } from "./speaker";

/** A conversation that nobody keeps: all that was, and where it stands, comes with the request. */
export interface TurnRequest {
  /** Its `dynamicVariables` are those of the conversation as it stands. */
  agent: EngineAgent;
  /** All that happened, oldest first. What the caller said last, if nothing followed it, is what is answered. */
  history: EngineEvent[];
  place: Place;
  around: Surroundings;
}

/** What one turn brought about. */
export interface Turn {
  events: EngineEvent[];
  place: Place;
  variables: Record<string, string>;
  collected: Record<string, string>;
  ended: boolean;
  /** What was looked up for it in knowledge bases. */
  passages: string[];
}

/**
 * The agent's next turn: it opens a conversation in which nothing was said, answers what the caller said last, and has
 * nothing to add to its own words. The same request and surroundings give the same turn.
 */
export async function playTurn(request: TurnRequest): Promise<Turn> {
  const { past, unanswered } = split(request.history);
  const conversation = await recall(request, past);
  const events = unanswered ? await conversation.hear(unanswered) : past.length === 0 ? await conversation.open() : [];
  await conversation.settle();
  return {
    events,
    place: conversation.place,
    variables: conversation.variables.all,
    collected: conversation.variables.collected,
    ended: conversation.ended,
    passages: conversation.passages,
  };
}

/** Parts what was answered from the words that were not. */
function split(history: EngineEvent[]): { past: EngineEvent[]; unanswered: string } {
  const last = history.findLastIndex((event) => event.kind !== "say" || event.role !== "user");
  const words = history.slice(last + 1).flatMap((event) => (event.kind === "say" ? [event.text] : []));
  return { past: history.slice(0, last + 1), unanswered: words.join(" ") };
}

/**
 * The conversation as it stood. What was said is lived through again, with every tool giving what it gave then; if that
 * leads elsewhere than where the request stands (somebody changed what was said), only the place and the words count.
 */
async function recall({ agent, place, around }: TurnRequest, past: EngineEvent[]): Promise<Conversation> {
  const memories = new Memories(around, past);
  const lived = new Conversation(agent, memories);
  if (past[0] && !(past[0].kind === "say" && past[0].role === "user")) await lived.open();
  for (const event of past) if (event.kind === "say" && event.role === "user") await lived.hear(event.text);
  await lived.settle();
  memories.isPast = false;
  const isThere =
    (place.nodeId === undefined || place.nodeId === lived.place.nodeId) &&
    (place.state === undefined || place.state === lived.place.state);
  if (isThere && !lived.ended) return lived;
  const told = new Conversation(agent, around);
  told.remember(past);
  told.moveTo(place);
  return told;
}

/** Surroundings in which, as long as it is about the past, nothing is done again. */
class Memories implements Surroundings {
  isPast = true;
  readonly #outcomes: { name: string; outcome: ToolOutcome }[];

  constructor(
    private readonly around: Surroundings,
    past: EngineEvent[],
  ) {
    this.#outcomes = past.flatMap((event) =>
      event.kind === "tool_call"
        ? [{ name: event.name, outcome: { content: event.result, successful: event.successful } }]
        : [],
    );
  }

  mock: Surroundings["mock"] = (name, args) => {
    if (!this.isPast) return this.around.mock(name, args);
    const index = this.#outcomes.findIndex((one) => one.name === name);
    const [found] = index < 0 ? [] : this.#outcomes.splice(index, 1);
    return found?.outcome ?? { content: "", successful: true };
  };

  callFunction: Surroundings["callFunction"] = (...given) => this.around.callFunction(...given);
  runCode: Surroundings["runCode"] = (...given) => this.around.runCode(...given);
  callMcp: Surroundings["callMcp"] = (...given) => this.around.callMcp(...given);
  findAgent: Surroundings["findAgent"] = (...given) => this.around.findAgent(...given);
  takesTransfer: Surroundings["takesTransfer"] = (...given) => this.around.takesTransfer(...given);
  sendSms: Surroundings["sendSms"] = (...given) => this.around.sendSms(...given);
  lookUp: Surroundings["lookUp"] = (...given) => this.around.lookUp(...given);
  system: Surroundings["system"] = (name) => this.around.system(name);
  now = () => this.around.now();
}
