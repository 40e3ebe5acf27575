import type { ToolOutcome } from "./engine/scene";

/** A custom function that was called, with every attempt's fate in the last one's. Times in ms since the epoch. */
export interface SentFunction {
  at: number;
  call_id: string;
  name: string;
  method: string;
  url: string;
  body: string;
  attempts: number;
  outcome: ToolOutcome;
}

export interface SentSms {
  at: number;
  call_id: string;
  to: string | null;
  text: string;
  delivered: boolean;
}

const MOST = 2000;

/** What agents have sent out of their calls, oldest first, in memory: functions that were called, and texts. */
export class SentLog {
  #functions: SentFunction[] = [];
  #texts: SentSms[] = [];

  addFunction(sent: SentFunction): void {
    this.#functions = [...this.#functions, sent].slice(-MOST);
  }

  addSms(sent: SentSms): void {
    this.#texts = [...this.#texts, sent].slice(-MOST);
  }

  functions(callId?: string): SentFunction[] {
    return this.#functions.filter(({ call_id: id }) => callId === undefined || id === callId);
  }

  texts(callId?: string): SentSms[] {
    return this.#texts.filter(({ call_id: id }) => callId === undefined || id === callId);
  }

  clear(): void {
    this.#functions = [];
    this.#texts = [];
  }
}
