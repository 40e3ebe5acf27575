import { readEnv } from "@voxcalls/api";
import pg from "pg";
import { byTheClock } from "./by-the-clock";
import { delivery } from "./call-events";
import { Line, rawRequest, type RawRequest } from "./load";
import { percentile } from "./numbers";
import { assertSettled, burst, untilSettled } from "./settling";
import type { Stage } from "./stage";
import type { Verdict } from "./verdict";

const TIMES = 4;
const MAX_ANSWER_MS = 10_000;
const MAX_SLOWDOWN = 2;
/** Of somebody who works meanwhile. */
const LOOKS_PER_SECOND = 10;
const PATIENCE_MS = 600_000;

interface Answer {
  readonly ms: number;
  /** 0 when there was none. */
  readonly status: number;
  readonly comesAgain: boolean;
}

/**
 * W16: events at four times the rate at which they can be settled. Each is taken, or put off with a time to come again, within ten
 * seconds; who works meanwhile waits at most twice as long as before; and what was taken is in the books, once.
 */
export async function measureFlood(stage: Stage): Promise<Verdict[]> {
  const database = new pg.Client({ connectionString: stage.ownerUrl });
  await database.connect();
  const door = await stage.start("serve-doors.ts");
  const worker = await stage.start("run-worker.ts");
  const webhookKey = readEnv(stage.env).RETELL_API_KEY;
  const { calls, seconds } = stage.options.quick ? { calls: 300, seconds: 5 } : { calls: 1_500, seconds: 30 };
  const lines = new Lines(door.port);
  const glance = rawRequest("GET", "/api/v1/calls", { authorization: `Bearer ${stage.token}` });
  const look = async () => await lines.ask(glance);
  const tell = async (n: number) => await lines.ask(delivery(n, webhookKey));
  try {
    const intake = { door, worker, database, webhookKey };
    await burst(intake, calls); // warms up
    const sustainable = (await burst(intake, calls)).settledPerSecond;
    const looks = { seconds, perSecond: LOOKS_PER_SECOND };
    const idle = await byTheClock(looks, look);
    const before = await eventsIn(database);
    const [told, busy] = await Promise.all([
      byTheClock({ seconds, perSecond: TIMES * sustainable }, tell),
      byTheClock(looks, look),
    ]);
    await untilSettled(database, PATIENCE_MS);
    await assertSettled(database);
    return [judge({ sustainable, told, idle, busy, kept: (await eventsIn(database)) - before })];
  } finally {
    lines.close();
    await Promise.all([door.stop(), worker.stop(), database.end()]);
  }
}

interface Flood {
  readonly sustainable: number;
  readonly told: readonly Answer[];
  readonly idle: readonly Answer[];
  readonly busy: readonly Answer[];
  /** Events that are in the books because of it; one whose answer was lost may be among them. */
  readonly kept: number;
}

function judge({ sustainable, told, idle, busy, kept }: Flood): Verdict {
  const p99 = (answers: readonly Answer[]) =>
    percentile(
      answers.map(({ ms }) => ms),
      0.99,
    );
  const taken = told.filter(({ status }) => status === 202 || status === 204).length;
  const putOff = told.filter(({ comesAgain }) => comesAgain).length;
  const slowestMs = Math.max(...told.map(({ ms }) => ms));
  const slowdown = p99(busy) / p99(idle);
  const refused = busy.filter(({ status }) => status !== 200).length;
  const isAnswered = taken + putOff === told.length && slowestMs <= MAX_ANSWER_MS;
  return {
    id: "W16",
    what: `events at ${TIMES}× what can be settled; others' p99 against before`,
    measured: `${slowdown.toFixed(1)}×, ${slowestMs.toFixed(0)} ms`,
    target: `≤ ${MAX_SLOWDOWN}×, every answer ≤ ${MAX_ANSWER_MS / 1000} s`,
    holds: isAnswered && kept >= taken && refused === 0 && slowdown <= MAX_SLOWDOWN,
    details: [
      `${sustainable.toFixed(0)} calls/s are settled; of ${told.length} events ${taken} were taken, ${putOff} put off, ${kept} are in the books, once each`,
      `events: p50 ${percentile(
        told.map(({ ms }) => ms),
        0.5,
      ).toFixed(0)} / p99 ${p99(told).toFixed(0)} ms`,
      `GET /calls: p99 ${p99(idle).toFixed(1)} ms before, ${p99(busy).toFixed(1)} ms meanwhile, ${refused} of ${busy.length} refused`,
    ],
  };
}

async function eventsIn(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ events: number }>("select count(*)::int as events from provider_events");
  return rows[0]?.events ?? 0;
}

/** Connections to a door, as many as there are questions at a time; kept, so that a flood is of events and not of handshakes. */
class Lines {
  readonly #free: Line[] = [];

  constructor(private readonly port: number) {}

  async ask(request: RawRequest): Promise<Answer> {
    const begun = performance.now();
    try {
      const line = this.#free.pop() ?? (await Line.open(this.port));
      const head = await line.ask(request);
      this.#free.push(line);
      const status = Number(head.slice(9, 12));
      const comesAgain = [429, 503].includes(status) && /\r\nretry-after: *[1-9]/i.test(head);
      return { ms: performance.now() - begun, status, comesAgain };
    } catch {
      return { ms: performance.now() - begun, status: 0, comesAgain: false };
    }
  }

  close(): void {
    for (const line of this.#free) line.close();
  }
}
