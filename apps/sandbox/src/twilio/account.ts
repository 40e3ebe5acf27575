import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { accountPath, rfc2822 } from "./account-path";

/** The account itself: the cheapest way to see whether the credentials are right. */
export function twilioAccountRoutes(sandbox: SandboxContext): Hono {
  const { twilioSid, twilioToken } = sandbox.credentials;
  const path = accountPath(sandbox);
  const bornAt = rfc2822(Date.UTC(2026, 0, 1));
  return new Hono().get(`${path}.json`, (c) =>
    c.json({
      sid: twilioSid,
      owner_account_sid: twilioSid,
      auth_token: twilioToken,
      friendly_name: "VoxCalls Sandbox",
      status: "active",
      type: "Full",
      date_created: bornAt,
      date_updated: bornAt,
      subresource_uris: { incoming_phone_numbers: `${path}/IncomingPhoneNumbers.json` },
      uri: `${path}.json`,
    }),
  );
}
