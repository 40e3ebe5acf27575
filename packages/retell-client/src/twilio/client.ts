import twilio from "twilio";
import { Circuit } from "../transport/circuit";
import type { CircuitOptions } from "../transport/circuit";
import { guardedFetch } from "../transport/guarded-fetch";
import { createRunner } from "../transport/run-operation";
import type { Pause } from "../transport/run-operation";
import { pause, within15Seconds } from "../transport/timing";
import { TransportFailure } from "../transport/transport-failure";
import { TwilioHttpClient } from "./http-client";
import { numbers } from "./numbers";
import { sip } from "./sip";
import { trunks } from "./trunks";
import { signedByTwilio } from "./webhooks";

export interface TwilioConfig {
  /** Starts with `AC`. */
  accountSid: string;
  authToken: string;
  /** Twilio's own hosts when left out; else every host is served under this one. */
  baseUrl?: string | undefined;
  /** For one attempt, headers and body; 15 s when left out, and at most. */
  timeoutMs?: number | undefined;
  /** How to wait between attempts; a timer when left out. */
  pause?: Pause | undefined;
  /** When to stop asking a service that is down; after five failures in a row, for 10 s, when left out. */
  circuit?: CircuitOptions | undefined;
}

export type TwilioClient = ReturnType<typeof createTwilio>;

/** Twilio in our words. Every function throws UpstreamError and nothing else of the provider's. */
export function createTwilio(config: TwilioConfig) {
  const { accountSid, authToken } = config;
  const timeoutMs = within15Seconds(config.timeoutMs);
  const send = guardedFetch({ timeoutMs, maxBodyBytes: 2 * 1024 * 1024 });
  const sdk = twilio(accountSid, authToken, {
    httpClient: new TwilioHttpClient(send, config.baseUrl),
    // Without this the SDK reads the process's environment for accounts, regions and log levels.
    env: { NODE_ENV: "production" },
  });
  const run = createRunner({
    service: "twilio",
    secrets: [authToken, btoa(`${accountSid}:${authToken}`)],
    timeoutMs,
    pause: config.pause ?? pause,
    circuit: new Circuit(config.circuit),
    recognise,
  });
  return {
    numbers: numbers(sdk, run),
    trunks: trunks(sdk, run),
    sip: sip(sdk, run),
    isSigned: signedByTwilio(authToken),
  };
}

/** Failures of the transport come through the SDK as they are; what else it throws over an answer means that it could not read it. */
function recognise(error: unknown): TransportFailure | undefined {
  const isUnreadable =
    error instanceof SyntaxError ||
    error instanceof TypeError ||
    (error instanceof Error && error.message === "Page Records cannot be deserialized");
  return isUnreadable ? new TransportFailure({ kind: "bad_response", mayHaveActed: true }) : undefined;
}
