import { setMaxListeners } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { Background } from "./background";
import { CallPlayer } from "./calls/play";
import { recordingRoutes } from "./calls/recordings";
import { endInterruptedCalls } from "./calls/recover";
import type { SandboxContext } from "./context";
import { controlRoutes } from "./control/routes";
import { EventBus } from "./event-bus";
import { FaultBook } from "./faults";
import { resumeTakingIn } from "./knowledge/take-in";
import { mailAsset, mailPage } from "./mail/mail-page";
import { Mailbox } from "./mail/mailbox";
import { openSmtpDoor } from "./mail/smtp-door";
import { phoneAsset, phonePage } from "./phone/phone-page";
import { enter } from "./provider-door";
import { RequestLog } from "./request-log";
import { RetellError } from "./retell/errors";
import { retellRoutes } from "./retell/routes";
import { voicePreviewRoutes } from "./retell/voices";
import { SentLog } from "./sent-log";
import type { ServerBindings } from "./server-bindings";
import { Store } from "./store";
import { TwilioError } from "./twilio/errors";
import { twilioRoutes } from "./twilio/routes";
import { WebhookSender } from "./webhooks";

export interface SandboxOptions {
  /** Where state is kept; in memory only when missing. */
  stateDir?: string;
  /** API key and webhook key in one. */
  retellKey?: string;
  twilioSid?: string;
  twilioToken?: string;
  /** Where the sandbox is reached: goes into recording, preview and page URLs. */
  publicUrl?: string;
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** Pauses before the three retries of a webhook. */
  webhookRetryDelaysMs?: readonly number[];
  webCallJoinMs?: number;
  /** How long reading what is put into a knowledge base takes beyond the reading itself. */
  knowledgePauseMs?: number;
  /** Whether pages on this machine and its neighbours may be read into knowledge bases. */
  reachesInside?: boolean;
}

export interface Sandbox extends Pick<SandboxContext, "mailbox" | "faults"> {
  fetch: (request: Request, bindings?: ServerBindings) => Promise<Response>;
  /** Resolves once no call is being played and no webhook is on its way, or after `timeoutMs`. */
  idle: (timeoutMs?: number) => Promise<void>;
  /** Gives up what is under way and closes the state. */
  close: () => void;
}

/** Credentials of the sandboxed mode, the same everywhere. */
export const sandboxCredentials = {
  retellKey: "key_voxcalls_sandbox",
  twilioSid: `AC${"0".repeat(32)}`,
  twilioToken: "voxcalls-sandbox",
} as const;

/** A local Retell and Twilio, without a server around it: hand it requests. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const now = options.now ?? Date.now;
  const stopping = new AbortController();
  // Every open page and every hung request listens to it.
  setMaxListeners(0, stopping.signal);
  const bus = new EventBus();
  const background = new Background();
  const faults = new FaultBook();
  const store = new Store(options.stateDir);
  const credentials = {
    retellKey: options.retellKey ?? sandboxCredentials.retellKey,
    twilioSid: options.twilioSid ?? sandboxCredentials.twilioSid,
    twilioToken: options.twilioToken ?? sandboxCredentials.twilioToken,
  };
  const sandbox: SandboxContext = {
    credentials,
    now,
    publicUrl: () => options.publicUrl ?? "http://localhost:4010",
    webCallJoinMs: options.webCallJoinMs ?? 30_000,
    knowledgePauseMs: options.knowledgePauseMs ?? 0,
    reachesInside: options.reachesInside ?? false,
    store,
    bus,
    background,
    faults,
    requests: new RequestLog(),
    webhooks: new WebhookSender({
      key: credentials.retellKey,
      now,
      retryDelaysMs: options.webhookRetryDelaysMs ?? [1000, 2000, 4000],
      background,
      bus,
      faults,
      stateDir: options.stateDir,
    }),
    player: new CallPlayer(),
    mailbox: new Mailbox(store, bus, now),
    sent: new SentLog(),
    sessions: new Map(),
    stopping: stopping.signal,
  };
  // Before calls are ended: what that sends is under way by itself.
  sandbox.webhooks.resume();
  endInterruptedCalls(sandbox);
  resumeTakingIn(sandbox);
  const routes = allRoutes(sandbox);
  return {
    mailbox: sandbox.mailbox,
    faults,
    fetch: (request, bindings = {}) =>
      enter(sandbox, request, bindings, () => Promise.resolve(routes.fetch(request, bindings))),
    idle: (timeoutMs = 10_000) => background.idle(timeoutMs),
    close: () => {
      stopping.abort();
      sandbox.webhooks.close();
      sandbox.store.close();
    },
  };
}

export interface RunningSandbox extends Pick<Sandbox, "idle"> {
  url: string;
  /** Where mail is taken in, as `SMTP_URL` has it. */
  smtpUrl: string;
  close: () => Promise<void>;
}

/** A sandbox behind real servers on 127.0.0.1, one for HTTP, one for mail. Port 0 takes a free one. Throws when a port is taken. */
export async function startSandbox(
  options: SandboxOptions & { port?: number; smtpPort?: number } = {},
): Promise<RunningSandbox> {
  const door: { sandbox?: Sandbox } = {};
  const server = createAdaptorServer({ fetch: (request, bindings) => door.sandbox?.fetch(request, bindings) });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new Error(`sandbox: port ${options.port} is taken`) : error),
    );
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  // Made only now, because everything it says carries its address.
  const sandbox = createSandbox({ publicUrl: url, ...options });
  door.sandbox = sandbox;
  const smtp = await openSmtpDoor(options.smtpPort ?? 0, sandbox.mailbox, sandbox.faults);
  return {
    url,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    idle: sandbox.idle,
    close: async () => {
      sandbox.close();
      const closed = new Promise((resolve) => server.close(resolve));
      if ("closeAllConnections" in server) server.closeAllConnections();
      await Promise.all([closed, smtp.close()]);
    },
  };
}

function allRoutes(sandbox: SandboxContext): Hono {
  const routes = new Hono();
  routes.onError((error) => {
    if (error instanceof RetellError || error instanceof TwilioError) return error.toResponse();
    console.error("sandbox: unexpected error", error);
    return Response.json({ status: "error", message: "Internal server error" }, { status: 500 });
  });
  return routes
    .get("/", () => phonePage())
    .get("/phone", () => phonePage())
    .get("/phone/:file", (c) => phoneAsset(c.req.param("file")))
    .get("/mail", () => mailPage())
    .get("/mail/:file", (c) => mailAsset(c.req.param("file")))
    .route("/_sandbox", controlRoutes(sandbox))
    .route("/twilio", twilioRoutes(sandbox))
    .route("/", recordingRoutes(sandbox))
    .route("/", voicePreviewRoutes())
    .route("/", retellRoutes(sandbox));
}
