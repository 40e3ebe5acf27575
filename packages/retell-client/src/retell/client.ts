import Retell from "retell-sdk";
import { Circuit } from "../transport/circuit";
import type { CircuitOptions } from "../transport/circuit";
import { guardedFetch } from "../transport/guarded-fetch";
import { createRunner } from "../transport/run-operation";
import type { Pause } from "../transport/run-operation";
import { pause, within15Seconds } from "../transport/timing";
import { TransportFailure } from "../transport/transport-failure";
import { account } from "./account";
import { agents } from "./agents";
import { callSchema } from "./call-schema";
import { calls } from "./calls";
import { eventParser } from "./event";
import { urlPolicy } from "./fetchable-url";
import { flows } from "./flows";
import { declineInbound, inboundAnswer, parseInbound } from "./inbound";
import { knowledge } from "./knowledge";
import { llms } from "./llms";
import { phoneNumbers } from "./phone-numbers";
import { playground } from "./playground";
import { signatureFor, verifySignature } from "./signature";
import type { RawBody, SignatureVerdict } from "./signature";
import { voices } from "./voices";

const REAL_SERVICE = "https://api.retellai.com";
const MB = 1024 * 1024;
const LONGEST_UPLOAD_MS = 60_000;

export interface RetellConfig {
  apiKey: string;
  /** Keys that may sign webhooks; several while one is being replaced. The API key when left out. */
  webhookKeys?: readonly string[] | undefined;
  /** The real service when left out. */
  baseUrl?: string | undefined;
  /** For one attempt, headers and body; 15 s when left out, and at most. Files are given a minute when it is left out. */
  timeoutMs?: number | undefined;
  /** How to wait between attempts; a timer when left out. */
  pause?: Pause | undefined;
  /** When to stop asking a service that is down; after five failures in a row, for 10 s, when left out. */
  circuit?: CircuitOptions | undefined;
}

export type RetellClient = ReturnType<typeof createRetell>;

/** Retell in our words. Every function throws UpstreamError and nothing else of the provider's. */
export function createRetell(config: RetellConfig) {
  const baseUrl = config.baseUrl ?? REAL_SERVICE;
  const timeoutMs = within15Seconds(config.timeoutMs);
  const webhookKeys = config.webhookKeys ?? [config.apiKey];
  const urls = urlPolicy(baseUrl);
  const call = callSchema(urls);

  const sdk = new Retell({
    apiKey: config.apiKey,
    baseURL: baseUrl,
    // Retries, time-outs and limits are ours; the SDK's own would repeat a dial and wait a minute for it.
    maxRetries: 0,
    timeout: timeoutMs + 1000,
    logLevel: "off",
    fetch: guardedFetch({ timeoutMs, maxBodyBytes: 2 * MB }),
  });
  const patientSdk = sdk.withOptions({ fetch: guardedFetch({ timeoutMs, maxBodyBytes: 8 * MB }) });
  const uploadMs = config.timeoutMs === undefined ? LONGEST_UPLOAD_MS : timeoutMs;
  const uploadSdk = sdk.withOptions({
    timeout: uploadMs + 1000,
    fetch: guardedFetch({ timeoutMs: uploadMs, maxBodyBytes: 8 * MB }),
  });
  const run = createRunner({
    service: "retell",
    secrets: [config.apiKey, ...webhookKeys],
    timeoutMs,
    pause: config.pause ?? pause,
    circuit: new Circuit(config.circuit),
    recognise,
  });

  return {
    llms: llms(sdk, run),
    flows: flows(sdk, run),
    knowledge: knowledge(patientSdk, uploadSdk, run),
    playground: playground(sdk, run),
    agents: agents(sdk, run),
    voices: voices(sdk, run, urls),
    phoneNumbers: phoneNumbers(sdk, run),
    calls: calls(sdk, patientSdk, run, call),
    ...account(sdk, run),
    webhooks: {
      verify: (rawBody: RawBody, signatureHeader: string | null | undefined, nowMs: number): SignatureVerdict =>
        verifySignature(webhookKeys, rawBody, signatureHeader, nowMs),
      /** `x-retell-signature` as Retell would write it, with the newest key: to try a tool before a call does. */
      sign: (rawBody: RawBody, nowMs: number): string => signatureFor(webhookKeys[0] ?? config.apiKey, rawBody, nowMs),
      parse: eventParser(call),
      parseInbound,
      inboundAnswer,
      declineInbound,
    },
  };
}

/** The SDK wraps what our fetch throws into its connection error. */
function recognise(error: unknown): TransportFailure | undefined {
  if (error instanceof Retell.APIConnectionError && error.cause instanceof TransportFailure) return error.cause;
  if (error instanceof Retell.APIConnectionTimeoutError)
    return new TransportFailure({ kind: "timeout", mayHaveActed: true });
  return undefined;
}
