import type { Background } from "./background";
import type { CallPlayer } from "./calls/play";
import type { CallSession } from "./calls/session";
import type { EventBus } from "./event-bus";
import type { FaultBook } from "./faults";
import type { Mailbox } from "./mail/mailbox";
import type { RequestLog } from "./request-log";
import type { SentLog } from "./sent-log";
import type { Store } from "./store";
import type { WebhookSender } from "./webhooks";

/** Everything one sandbox consists of. Each part is handed what it needs; nothing is global. */
export interface SandboxContext {
  credentials: { retellKey: string; twilioSid: string; twilioToken: string };
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Where the sandbox is reached, without a slash at the end. */
  publicUrl: () => string;
  /** How long a web call waits for its browser. */
  webCallJoinMs: number;
  /** How long reading what is put into a knowledge base takes beyond the reading itself. */
  knowledgePauseMs: number;
  /** Whether pages on this machine and its neighbours may be read into knowledge bases. */
  reachesInside: boolean;
  store: Store;
  bus: EventBus;
  background: Background;
  faults: FaultBook;
  requests: RequestLog;
  webhooks: WebhookSender;
  player: CallPlayer;
  mailbox: Mailbox;
  /** What agents sent out of their calls. */
  sent: SentLog;
  /** Calls that take time now, by call id. */
  sessions: Map<string, CallSession>;
  /** Aborted when the sandbox closes. */
  stopping: AbortSignal;
}
