import { UpstreamError } from "@voxcalls/retell-client";
import { readAccountRefused } from "../../../kernel/account-refused";
import type { PlatformCtx } from "../../../kernel/context";
import { fromUpstream } from "../../../kernel/upstream";
import { unscoped } from "../../../kernel/unscoped";
import { inspectTrunk, type TrunkState } from "../../phone-numbers/pool/inspect-trunk";
import type { SetUpCheck, SetUpView } from "./schemas";

/** So long a call that was refused says something about now. */
const freshMs = 60 * 60_000;

type Finding = Pick<SetUpCheck, "state" | "found" | "fix">;

const fine = (found: string): Finding => ({ state: "ok", found, fix: null });
const bad = (found: string, fix: string): Finding => ({ state: "failed", found, fix });
const doubtful = (found: string, fix: string): Finding => ({ state: "warning", found, fix });

/** Asks the providers whether what calls need is there. Every check that fails names what mends it; no secret is in the answer. */
export async function checkSetUp(ctx: PlatformCtx): Promise<SetUpView> {
  const { env } = ctx;
  const isRetellSandboxed = env.RETELL_BASE_URL !== undefined;
  const isTwilioSandboxed = env.TWILIO_BASE_URL !== undefined;
  const [retell, webhooks, trunk] = await Promise.all([retellKey(ctx), webhookDoor(ctx), twilioAndTrunk(ctx)]);
  const retellSide = { isSandboxed: isRetellSandboxed };
  const twilioSide = { isSandboxed: isTwilioSandboxed };
  return {
    checkedAt: ctx.clock.now(),
    checks: [
      { id: "retell", name: "Retell key", ...retellSide, ...retell },
      { id: "webhooks", name: "Webhooks from Retell", ...retellSide, ...webhooks },
      { id: "twilio", name: "Twilio account", ...twilioSide, ...trunk.account },
      { id: "trunk", name: "SIP trunk", ...twilioSide, ...trunk.trunk },
      { id: "origination", name: "Trunk leads to Retell", ...twilioSide, ...trunk.origination },
      { id: "credentials", name: "Trunk credentials", ...twilioSide, ...trunk.credentials },
      { id: "transfers", name: "Trunk lets calls be handed on", ...twilioSide, ...trunk.transfers },
      { id: "mail", name: "Mail", isSandboxed: isLocal(env.SMTP_URL), ...mail(ctx) },
    ],
  };
}

async function retellKey(ctx: PlatformCtx): Promise<Finding> {
  try {
    await ctx.retell.whoAmI();
    const refused = await readAccountRefused(unscoped(ctx));
    if (refused === null || ctx.clock.now().getTime() - Date.parse(refused.at) > freshMs)
      return fine("Retell knows the key.");
    return doubtful(
      `Retell knows the key, but refused a call for the account's sake at ${refused.at.slice(0, 16).replace("T", " ")} UTC (HTTP ${refused.status}).`,
      "Look at credit and payment method in Retell's console. This line goes an hour after the last refusal.",
    );
  } catch (error) {
    return unreachable(error, "RETELL_API_KEY");
  }
}

/** What Retell sends must reach us, and be signed with a key that we know. */
async function webhookDoor(ctx: PlatformCtx): Promise<Finding> {
  const { env } = ctx;
  if (env.RETELL_BASE_URL === undefined && isLocal(env.API_BASE_URL)) {
    return bad(`Retell cannot reach ${env.API_BASE_URL}.`, "Set API_BASE_URL to an address that the internet reaches.");
  }
  const last = await unscoped(ctx).providerEvent.aggregate({
    where: { source: "webhook" },
    _max: { receivedAt: true },
  });
  const at = last._max.receivedAt;
  const keys = env.RETELL_WEBHOOK_KEY ? "RETELL_WEBHOOK_KEY" : "RETELL_API_KEY";
  return at === null
    ? doubtful("No signed event has come yet.", `Make a call. If none comes, compare ${keys} with the key at Retell.`)
    : fine(`The last event signed with ${keys} came ${at.toISOString().slice(0, 16).replace("T", " ")} UTC.`);
}

async function twilioAndTrunk(ctx: PlatformCtx): Promise<Record<"account" | keyof TrunkState, Finding>> {
  const unknown = doubtful("Not known while the check above fails.", "Mend that first.");
  const rest = { trunk: unknown, origination: unknown, credentials: unknown, transfers: unknown };
  try {
    const state = await inspectTrunk(ctx);
    const account = fine("Twilio knows account and token.");
    if (state === null) {
      const names = "TWILIO_TERMINATION_SIP_URL, SIP_USERNAME and SIP_PASSWORD";
      return { account, ...rest, trunk: bad("The trunk is not set.", `Set ${names}, then start again.`) };
    }
    const byItself = "It is made when the next number is bought or imported.";
    return {
      account,
      trunk: state.trunk ? fine("It is there.") : doubtful("Twilio has no such trunk yet.", byItself),
      origination: state.origination ? fine("Calls go to Retell.") : doubtful("Not set yet.", byItself),
      credentials: state.credentials ? fine("Retell may call out over it.") : doubtful("Not set yet.", byItself),
      transfers: state.transfers
        ? fine("Agents may transfer calls to any number.")
        : state.trunk
          ? doubtful(
              "Cold transfers by SIP REFER to telephone numbers fail.",
              "At Twilio, on the trunk: Call Transfer (SIP REFER) on, PSTN transfer on.",
            )
          : doubtful("Not set yet.", byItself),
    };
  } catch (error) {
    return { account: unreachable(error, "TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN"), ...rest };
  }
}

function mail({ env }: PlatformCtx): Finding {
  if (env.SMTP_URL === undefined) return bad("No mail can be sent.", "Set SMTP_URL and MAIL_FROM.");
  return fine(`Sent by ${new URL(env.SMTP_URL).host} as ${env.MAIL_FROM}.`);
}

function unreachable(error: unknown, names: string): Finding {
  if (!(error instanceof UpstreamError)) throw error;
  return bad(fromUpstream(error).message, `Compare ${names} with the provider's console.`);
}

function isLocal(url: string | undefined): boolean {
  return url !== undefined && /^(localhost|127\.|\[::1\])/.test(new URL(url).hostname);
}
