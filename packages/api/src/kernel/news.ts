import type { Db } from "@voxcalls/db";
import type { Log } from "./log";

const channel = "voxcalls_calls";
const pingEveryMs = 15_000;
const firstPauseMs = 500;
const longestPauseMs = 15_000;
/** PostgreSQL refuses payloads of 8,000 bytes; an id takes 39. */
const idsInOne = 150;

/** A transaction that can tell news. */
interface Teller {
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<number>;
}

interface ChangedCall {
  readonly id: string;
  readonly tenantId: string;
  /** What was said in it grew, and nothing else: no list shows that. */
  readonly isOnlyWords?: boolean;
}

/** Says, once the transaction has committed, that calls of a tenant changed. Ids only: whoever hears of them reads them as who they are. */
export async function tellCallsChanged(tx: Teller, calls: readonly ChangedCall[]): Promise<void> {
  const messages = [...new Set(calls.map(({ tenantId }) => tenantId))].flatMap((tenantId) => {
    const own = calls.filter((call) => call.tenantId === tenantId);
    const parts = Array.from({ length: Math.ceil(own.length / idsInOne) }, (_, n) => n * idsInOne);
    return parts.map((from) => {
      const part = own.slice(from, from + idsInOne);
      const [said, changed] = [part.filter(({ isOnlyWords }) => isOnlyWords), part.filter((call) => !call.isOnlyWords)];
      return JSON.stringify({ tenantId, ids: changed.map(({ id }) => id), said: said.map(({ id }) => id) });
    });
  });
  if (messages.length === 0) return;
  await tx.$executeRaw`select pg_notify(${channel}, m) from unnest(${messages}::text[]) as m`;
}

/** Hears what `tellCallsChanged` says in any process. */
export interface NewsListener {
  changed(callIds: readonly string[]): void;
  /** In these calls more was said, and nothing else changed. */
  said(callIds: readonly string[]): void;
  /** Whether it is listening: news told meanwhile is lost. Called at once, and whenever that changes. */
  listening(isListening: boolean): void;
}

export interface News {
  /** From now on `listener` hears of the tenant's calls, until the returned function is called. */
  follow(tenantId: string, listener: NewsListener): () => void;
  close(): Promise<void>;
}

/** One connection for all who listen in this process, opened when the first one comes, and again whenever it breaks. */
export function createNews(db: Db, log: Log): News {
  const listeners = new Map<string, Set<NewsListener>>();
  const stop = new AbortController();
  let isListening = false;
  let running: Promise<void> | null = null;

  const everyone = () => [...listeners.values()].flatMap((own) => [...own]);
  const turn = (to: boolean) => {
    if (isListening === to) return;
    isListening = to;
    for (const listener of everyone()) listener.listening(to);
  };
  const hear = (payload: string | undefined) => {
    const { tenantId, ids, said } = JSON.parse(payload ?? "{}") as {
      tenantId?: string;
      ids?: string[];
      said?: string[];
    };
    for (const listener of listeners.get(tenantId ?? "") ?? []) {
      if (ids?.length) listener.changed(ids);
      if (said?.length) listener.said(said);
    }
  };

  return {
    follow: (tenantId, listener) => {
      const own = listeners.get(tenantId) ?? new Set();
      listeners.set(tenantId, own.add(listener));
      listener.listening(isListening);
      running ??= listen(db, { log, hear, turn, signal: stop.signal });
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(tenantId) === own) listeners.delete(tenantId);
      };
    },
    close: async () => {
      stop.abort();
      await running;
    },
  };
}

interface Ear {
  readonly log: Log;
  readonly hear: (payload: string | undefined) => void;
  readonly turn: (isListening: boolean) => void;
  readonly signal: AbortSignal;
}

async function listen(db: Db, ear: Ear): Promise<void> {
  let pauseMs = firstPauseMs;
  while (!ear.signal.aborted) {
    try {
      await listenOnce(db, ear, () => (pauseMs = firstPauseMs));
    } catch (error) {
      ear.log.warn({ err: error }, "the news of calls broke off; listening again soon");
    }
    ear.turn(false);
    await pause(pauseMs, ear.signal);
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  }
}

/** Resolves when told to stop; throws when the connection is lost, which a frozen server only shows when it is asked something. */
async function listenOnce(db: Db, { hear, turn, signal }: Ear, connected: () => void): Promise<void> {
  const pool = db.jobsPool(1);
  try {
    const client = await pool.connect();
    try {
      client.on("notification", ({ payload }) => hear(payload));
      await client.query(`listen ${channel}`);
      connected();
      turn(true);
      while (!signal.aborted) {
        await pause(pingEveryMs, signal, (wake) => client.once("end", wake));
        await client.query("select 1");
      }
    } finally {
      client.release(true);
    }
  } finally {
    await pool.end();
  }
}

async function pause(ms: number, signal: AbortSignal, orWhen?: (wake: () => void) => void): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
    orWhen?.(done);
  });
}
