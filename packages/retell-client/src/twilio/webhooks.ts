import twilio from "twilio";

/**
 * Whether Twilio sent this: `x-twilio-signature` over the address that Twilio was given and the fields of the form, by Twilio's own
 * check. It has no time in it, so an old message passes too; whoever takes it in must bear repetition.
 */
export function signedByTwilio(authToken: string) {
  return (signature: string | null | undefined, url: string, fields: Record<string, string>): boolean =>
    !!signature && twilio.validateRequest(authToken, signature, url, fields);
}
