import type { Heard } from "./hearing";
import type { Language } from "./language";

/** Where an agent stands: in a node of its flow, or in a state of its LLM. */
export interface Place {
  nodeId?: string | undefined;
  state?: string | undefined;
}

/** One agent's side of a call. What it does is told in the scene's history. */
export interface Speaker {
  readonly language: Language;
  readonly place: Place;
  /** Speaks first, whoever was meant to. */
  open(): Promise<void>;
  hear(heard: Heard): Promise<void>;
  /** Goes on with a call that another agent has begun; `heard` is what the caller said last. */
  takeOver(heard: Heard | undefined): Promise<void>;
  /** Stands there without saying or doing anything. An unknown place changes nothing. */
  moveTo(place: Place): void;
}
