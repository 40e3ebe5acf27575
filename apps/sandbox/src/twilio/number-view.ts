import type { SandboxContext } from "../context";
import { accountPath, iso8601, rfc2822 } from "./account-path";
import { inInventory } from "./inventory";
import type { StoredIncomingNumber } from "./stored";

function basics({ credentials }: SandboxContext, number: StoredIncomingNumber) {
  const { created_at: _created, updated_at: _updated, ...fields } = number;
  const isTollFree = inInventory(number.phone_number)?.type === "toll-free";
  return {
    ...fields,
    account_sid: credentials.twilioSid,
    address_requirements: "none",
    api_version: "2010-04-01",
    beta: false,
    capabilities: { voice: true, sms: !isTollFree, mms: !isTollFree, fax: false },
  };
}

/** A bought number as the 2010 API shows it. */
export function incomingNumberView(sandbox: SandboxContext, number: StoredIncomingNumber) {
  return {
    ...basics(sandbox, number),
    date_created: rfc2822(number.created_at),
    date_updated: rfc2822(number.updated_at),
    emergency_address_status: "unregistered",
    origin: "twilio",
    status: "in-use",
    type: inInventory(number.phone_number)?.type ?? "local",
    uri: `${accountPath(sandbox)}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}

/** A number on a trunk as the trunking API shows it; `url` is its own address there. */
export function trunkNumberView(sandbox: SandboxContext, number: StoredIncomingNumber, url: string) {
  return {
    ...basics(sandbox, number),
    date_created: iso8601(number.created_at),
    date_updated: iso8601(number.updated_at),
    links: { phone_number: `https://api.twilio.com${accountPath(sandbox)}/IncomingPhoneNumbers/${number.sid}.json` },
    url,
  };
}
