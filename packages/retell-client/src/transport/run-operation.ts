import type { z } from "zod";
import { UpstreamError } from "../errors";
import type { UpstreamKind, UpstreamService } from "../errors";
import { fieldProblems } from "../field-problems";
import type { Circuit } from "./circuit";
import { timeLeftMs } from "./deadline";
import { redact } from "./redact";
import { TransportFailure } from "./transport-failure";
import type { FailureFacts } from "./transport-failure";

/**
 * How far a request may be repeated. A read changes nothing; a removal may be repeated, and what is gone already counts as removed;
 * a write only when it surely was not done; a dial never.
 */
export type Act = "read" | "removal" | "write" | "dial";

export interface Operation {
  name: string;
  act: Act;
  /** Secrets within this request, beside the client's own. */
  secrets?: readonly string[];
}

export type Pause = (ms: number) => Promise<void>;

export interface RunnerConfig {
  service: UpstreamService;
  secrets: readonly string[];
  /** One attempt. A retry starts only if it can end within the 30 s that a whole operation may take. */
  timeoutMs: number;
  pause: Pause;
  circuit: Circuit;
  /** Makes a TransportFailure of what the SDK threw; undefined for what is no failure of the service but a bug of ours. */
  recognise: (error: unknown) => TransportFailure | undefined;
}

/** Sends (again, where that is safe), and returns the answer in the schema's shape. Throws UpstreamError. */
export type Run = <T>(operation: Operation, answer: z.ZodType<T>, send: () => Promise<unknown>) => Promise<T>;

const MAX_RETRIES = 2;
const TOTAL_MS = 30_000;
/** What says that the service is down, rather than that it did not like what was asked. */
const OUTAGES = new Set<UpstreamKind>(["timeout", "network", "unavailable"]);

export function createRunner(config: RunnerConfig): Run {
  return async (operation, answer, send) => {
    let spentMs = 0;
    for (let attempt = 0; ; attempt++) {
      const startedMs = performance.now();
      try {
        const parsed = answer.safeParse(await sendIfSensible(config, send));
        if (parsed.success) return parsed.data;
        const words = fieldProblems(parsed.error).map(({ path }) => path);
        throw new TransportFailure({
          kind: "bad_response",
          mayHaveActed: true,
          words: `wrong fields: ${words.join(", ")}`,
        });
      } catch (error) {
        const failure = error instanceof TransportFailure ? error : config.recognise(error);
        if (failure === undefined) throw error;
        if (operation.act === "removal" && saysNotFound(failure.facts)) return answer.parse(undefined);
        const waitMs = waitBeforeRetryMs(failure.facts.retryAfterMs, attempt);
        spentMs += performance.now() - startedMs + waitMs;
        const inTime = spentMs + config.timeoutMs <= TOTAL_MS && waitMs < timeLeftMs();
        if (attempt >= MAX_RETRIES || !inTime || !mayRepeat(operation.act, failure.facts)) {
          throw toUpstreamError(config, operation, failure.facts);
        }
        await config.pause(waitMs);
      }
    }
  };
}

/** Sends nothing when nobody waits for the answer any more, or when the service is known to be down. */
async function sendIfSensible({ circuit, recognise }: RunnerConfig, send: () => Promise<unknown>): Promise<unknown> {
  if (timeLeftMs() <= 0) throw new TransportFailure({ kind: "timeout", mayHaveActed: false });
  const retryAfterMs = circuit.shutForMs();
  if (retryAfterMs > 0) throw new TransportFailure({ kind: "circuit_open", mayHaveActed: false, retryAfterMs });
  try {
    const sent = await send();
    circuit.note(false);
    return sent;
  } catch (error) {
    const failure = error instanceof TransportFailure ? error : recognise(error);
    circuit.note(failure !== undefined && OUTAGES.has(failure.facts.kind));
    throw error;
  }
}

/** A time-out is not tried again: the person has waited long enough, and a job above can take over. */
function mayRepeat(act: Act, facts: FailureFacts): boolean {
  if (act === "dial" || facts.kind === "timeout" || facts.kind === "circuit_open" || !isRetryable(facts)) return false;
  return act !== "write" || (!facts.mayHaveActed && facts.kind !== "rejected");
}

/** 409 is Retell's "resource update conflict" and 425 "too early": both pass with time. */
function isRetryable({ kind, status }: FailureFacts): boolean {
  if (kind === "rejected") return status === 409 || status === 425;
  return kind !== "bad_response";
}

/** The service's wish plus at most 10 %, never less; else 0.3 s doubling, ± 25 %. */
function waitBeforeRetryMs(askedMs: number | undefined, attempt: number): number {
  if (askedMs !== undefined) return askedMs * (1 + 0.1 * Math.random());
  return 300 * 2 ** attempt * (0.75 + 0.5 * Math.random());
}

function toUpstreamError(config: RunnerConfig, operation: Operation, facts: FailureFacts): UpstreamError {
  const { kind, status, retryAfterMs, code, words, mayHaveActed } = facts;
  return new UpstreamError({
    service: config.service,
    operation: operation.name,
    kind,
    outcome: operation.act === "read" || !mayHaveActed ? "refused" : "unknown",
    retryable: isRetryable(facts),
    status,
    retryAfterMs,
    notFound: saysNotFound(facts),
    code,
    detail: words === undefined ? undefined : redact(words, [...config.secrets, ...(operation.secrets ?? [])]),
  });
}

/** Retell answers 422 "Cannot find requested asset under given api key." where others say 404. */
function saysNotFound({ status, words }: FailureFacts): boolean {
  return status === 404 || (status === 422 && /cannot find|not found/i.test(words ?? ""));
}
