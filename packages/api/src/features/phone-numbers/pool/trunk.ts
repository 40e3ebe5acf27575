import { UpstreamError, type SipTrunk, type TwilioClient } from "@voxcalls/retell-client";
import type { PlatformCtx } from "../../../kernel/context";
import { conflict } from "../../../kernel/errors";

export const friendlyName = "VoxCalls";
/** Where calls to the numbers go: Retell's SIP server (Retell's guide to elastic SIP trunking). */
const originationUrl = "sip:sip.retellai.com";

const underWay = new WeakMap<TwilioClient, Promise<string>>();

/** The trunk's settings. Throws conflict while the platform has none. */
export function trunkSettings(ctx: PlatformCtx): SipTrunk {
  if (ctx.sipTrunk) return ctx.sipTrunk;
  throw conflict(
    "The SIP trunk is not set up: set TWILIO_TERMINATION_SIP_URL, SIP_USERNAME and SIP_PASSWORD, then start again.",
  );
}

/** The SID of the platform's trunk, found or made, connected to Retell and open for its credentials. What is there already stays. */
export async function ensureTrunk(ctx: PlatformCtx): Promise<string> {
  // One at a time in this process: two searches that both find nothing would make two trunks.
  const running = underWay.get(ctx.twilio);
  if (running) return await running;
  const started = findOrMake(ctx.twilio, trunkSettings(ctx)).finally(() => underWay.delete(ctx.twilio));
  underWay.set(ctx.twilio, started);
  return await started;
}

async function findOrMake(twilio: TwilioClient, settings: SipTrunk): Promise<string> {
  const domainName = domainNameOf(settings.terminationUri);
  const { twilioTrunkSid } = (await findTrunk(twilio, domainName)) ?? (await makeTrunk(twilio, domainName));
  const urls = await twilio.trunks.originationUrls.list(twilioTrunkSid);
  if (!urls.some(leadsToRetell)) {
    await twilio.trunks.originationUrls.create(twilioTrunkSid, { friendlyName, sipUrl: originationUrl });
  }
  const listSid = await ensureCredentials(twilio, settings);
  const attached = await twilio.trunks.credentialLists.list(twilioTrunkSid);
  if (!attached.some((list) => list.twilioCredentialListSid === listSid)) {
    await twilio.trunks.credentialLists.attach(twilioTrunkSid, listSid);
  }
  return twilioTrunkSid;
}

export function leadsToRetell(url: { sipUrl: string }): boolean {
  return url.sipUrl.toLowerCase().startsWith(originationUrl);
}

/** Termination may go through a region's host (`x.pstn.sydney.twilio.com`); the trunk's own name has none. */
export function domainNameOf(terminationUri: string): string {
  return terminationUri.replace(/:\d+$/, "").replace(/\.pstn\.[a-z0-9-]+\.twilio\.com$/i, ".pstn.twilio.com");
}

/** The trunk with this domain name, if the account has it. */
export async function findTrunk(twilio: TwilioClient, domainName: string) {
  const trunks = await twilio.trunks.list();
  return trunks.find((trunk) => trunk.domainName?.toLowerCase() === domainName.toLowerCase());
}

async function makeTrunk(twilio: TwilioClient, domainName: string) {
  try {
    return await twilio.trunks.create({ friendlyName, domainName, allowTransfers: true });
  } catch (error) {
    // Domain names are unique at Twilio: another process, or an attempt that got no answer, may have been first.
    const made = error instanceof UpstreamError ? await findTrunk(twilio, domainName) : undefined;
    if (made) return made;
    throw error;
  }
}

async function ensureCredentials(twilio: TwilioClient, { username, password }: SipTrunk): Promise<string> {
  const lists = await twilio.sip.listCredentialLists();
  const list =
    lists.find((candidate) => candidate.friendlyName === friendlyName) ??
    (await twilio.sip.createCredentialList(friendlyName));
  const listSid = list.twilioCredentialListSid;
  const credentials = await twilio.sip.listCredentials(listSid);
  if (!credentials.some((credential) => credential.username === username)) {
    await twilio.sip.createCredential(listSid, { username, password });
  }
  return listSid;
}
