import type { SandboxContext } from "../context";

/**
 * What the trunk says to an outbound call from this number: nothing when it lets the call through. Retell does not
 * look at a trunk when a number is imported, so wrong credentials come out here. Trunks that are not in this world's
 * Twilio are taken to be in order.
 */
export function sipRefusal({ store }: SandboxContext, fromNumber: string): string | undefined {
  const number = store.get("phone_numbers", fromNumber);
  const uri = number?.sip_outbound_trunk_config?.termination_uri;
  const trunk = store.all("twilio_trunks").find((t) => t.domain_name !== null && t.domain_name === uri);
  if (!number || !trunk || trunk.credential_list_sids.length === 0) return undefined;
  const isKnown = store
    .all("twilio_credentials")
    .some(
      (credential) =>
        trunk.credential_list_sids.includes(credential.credential_list_sid) &&
        credential.username === number.sip_outbound_trunk_config?.auth_username &&
        credential.password === number.sip_trunk_auth_password,
    );
  return isKnown ? undefined : "telephony_provider_permission_denied";
}
