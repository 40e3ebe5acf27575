import { createHash } from "node:crypto";
import type { AuditLink } from "./audit-links";

/** Where a chain first departs from what was written. */
export interface AuditFault {
  /** A tenant's id, or zeros for the platform. */
  readonly chain: string;
  /** Its place in the chain, from 1; null for an entry that stands in no chain. */
  readonly seq: number | null;
  readonly entryId: string | null;
  readonly kind: "altered" | "missing" | "inserted" | "cut off" | "head altered";
  readonly words: string;
}

export interface AuditHead {
  readonly entries: number;
  readonly hash: string;
}

/** `length in bytes:value` each, `-` for null: read back in one way only, so that nothing can move from one field to the next. */
function textOf(fields: readonly (string | null)[]): string {
  return fields.map((value) => (value === null ? "-" : `${Buffer.byteLength(value)}:${value}`)).join(",");
}

/** One chain, taken link by link. It stops at the first fault. */
export class AuditWalk {
  fault: AuditFault | null = null;
  #hash = "";
  #seq = 0;

  constructor(readonly chain: string) {}

  take({ seq, entryId, hash, fields, action }: AuditLink): void {
    if (this.fault) return;
    const expected = this.#seq + 1;
    if (seq !== expected) {
      const which = seq - expected === 1 ? `entry ${expected} is` : `entries ${expected} to ${seq - 1} are`;
      return this.#found("missing", expected, null, `${which} missing from the chain`);
    }
    if (fields === null) return this.#found("missing", seq, entryId, "the entry was removed from the log");
    const computed = createHash("sha256")
      .update(`${textOf([this.#hash, String(seq)])},${textOf(fields)}`)
      .digest("hex");
    if (computed !== hash) {
      return this.#found("altered", seq, entryId, `the entry (${action}) was altered or stands in another's place`);
    }
    this.#hash = hash;
    this.#seq = seq;
  }

  /** After the last link: the head knows how many there were. */
  end(head: AuditHead | undefined): void {
    if (this.fault) return;
    const entries = head?.entries ?? 0;
    if (this.#seq < entries) {
      this.#found("cut off", this.#seq + 1, null, `the chain had ${entries} entries and ends after ${this.#seq}`);
    } else if (this.#seq > entries) {
      this.#found("inserted", entries + 1, null, `the chain had ${entries} entries and has ${this.#seq}`);
    } else if (head && head.hash !== this.#hash) {
      this.#found("head altered", this.#seq, null, "the head of the chain bears another hash than its last entry");
    }
  }

  #found(kind: AuditFault["kind"], seq: number, entryId: string | null, words: string): void {
    this.fault = { chain: this.chain, kind, seq, entryId, words };
  }
}
