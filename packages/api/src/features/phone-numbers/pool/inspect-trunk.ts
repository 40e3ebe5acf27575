import type { PlatformCtx } from "../../../kernel/context";
import { domainNameOf, findTrunk, friendlyName, leadsToRetell } from "./trunk";

/** Which parts of the trunk are there. */
export interface TrunkState {
  readonly trunk: boolean;
  /** Calls to its numbers go to Retell. */
  readonly origination: boolean;
  /** Retell may call out over it with the credentials of the environment. */
  readonly credentials: boolean;
  /** Calls may be handed on to the telephone network. */
  readonly transfers: boolean;
}

/** The state of the trunk that the environment names, or null while it names none. Changes nothing. Throws UpstreamError. */
export async function inspectTrunk({ twilio, sipTrunk }: PlatformCtx): Promise<TrunkState | null> {
  // Asked even without a trunk: an answer shows that account and token hold.
  const lists = await twilio.sip.listCredentialLists();
  if (!sipTrunk) return null;
  const trunk = await findTrunk(twilio, domainNameOf(sipTrunk.terminationUri));
  if (!trunk) return { trunk: false, origination: false, credentials: false, transfers: false };
  const urls = await twilio.trunks.originationUrls.list(trunk.twilioTrunkSid);
  const attached = await twilio.trunks.credentialLists.list(trunk.twilioTrunkSid);
  const list = lists.find((candidate) => candidate.friendlyName === friendlyName);
  const isAttached = attached.some((one) => one.twilioCredentialListSid === list?.twilioCredentialListSid);
  const users = list ? await twilio.sip.listCredentials(list.twilioCredentialListSid) : [];
  return {
    trunk: true,
    origination: urls.some(leadsToRetell),
    credentials: isAttached && users.some(({ username }) => username === sipTrunk.username),
    transfers: trunk.transferMode === "enable-all",
  };
}
