import { createDb } from "@voxcalls/db";
import { tapWire, type SentStatement, type WireTap } from "@voxcalls/db/testing/wire-tap";
import { createDeps, createDoors, readEnv, type Doors } from "@voxcalls/api";
import type { Stage } from "./stage";

export const PAGE = 50;

interface NumberedPage {
  readonly number: number;
  /** What the list verb sent for it. */
  readonly statement: SentStatement;
}

/** Turns the pages of the list as a client would, and listens to what that asks of the database. */
export async function turnPages(stage: Stage, asked: readonly number[]): Promise<NumberedPage[]> {
  const tap = await tapWire(stage.ownerUrl);
  const db = createDb({ appUrl: tap.through(stage.appUrl), platformUrl: tap.through(stage.platformUrl) });
  try {
    const doors = createDoors(createDeps(readEnv(stage.env), { db }));
    const found: NumberedPage[] = [];
    let cursor: string | null = null;
    for (let number = 1; number <= Math.max(...asked); number += 1) {
      tap.forget();
      cursor = await turnPage(doors, stage.token, cursor);
      if (asked.includes(number)) found.push({ number, statement: listStatement(tap) });
    }
    return found;
  } finally {
    await db.close();
    await tap.close();
  }
}

async function turnPage(doors: Doors, token: string, cursor: string | null): Promise<string | null> {
  const url = `http://127.0.0.1/api/v1/calls?limit=${PAGE}${cursor === null ? "" : `&cursor=${cursor}`}`;
  const request = new Request(url, { headers: { authorization: `Bearer ${token}` } });
  const answer = await doors.fetch(request, "127.0.0.1");
  if (!answer.ok) throw new Error(`GET /calls: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { next_cursor: string | null }).next_cursor;
}

function listStatement(tap: WireTap): SentStatement {
  const statement = tap.statements.find(({ text }) => text.includes("from calls"));
  if (!statement) throw new Error("the list read nothing from calls");
  return statement;
}
