import type { Twilio } from "twilio";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import { everyPage, text } from "./answers";

export interface CredentialList {
  twilioCredentialListSid: string;
  friendlyName: string | undefined;
}

export interface SipCredential {
  twilioCredentialSid: string;
  username: string;
}

export const credentialList = z
  .object({ sid: providerId, friendlyName: text })
  .transform(({ sid, friendlyName }): CredentialList => ({ twilioCredentialListSid: sid, friendlyName }));

const credential = z
  .object({ sid: providerId, username: z.string().min(1) })
  .transform(({ sid, username }): SipCredential => ({ twilioCredentialSid: sid, username }));

/** Names and passwords with which Retell signs in to the trunk. Twilio never gives a password back. */
export function sip(sdk: Twilio, run: Run) {
  return {
    listCredentialLists: (): Promise<CredentialList[]> =>
      everyPage(run, "sip.listCredentialLists", credentialList, () => sdk.sip.credentialLists.page({ pageSize: 1000 })),

    createCredentialList: (friendlyName: string): Promise<CredentialList> =>
      run({ name: "sip.createCredentialList", act: "write" }, credentialList, () =>
        sdk.sip.credentialLists.create({ friendlyName }),
      ),

    listCredentials: (twilioCredentialListSid: string): Promise<SipCredential[]> =>
      everyPage(run, "sip.listCredentials", credential, () =>
        sdk.sip.credentialLists(twilioCredentialListSid).credentials.page({ pageSize: 1000 }),
      ),

    /** Twilio wants a username of at most 32 characters and a password of 12 or more with a digit and both cases. */
    createCredential: (
      twilioCredentialListSid: string,
      { username, password }: { username: string; password: string },
    ): Promise<SipCredential> =>
      run({ name: "sip.createCredential", act: "write", secrets: [password] }, credential, () =>
        sdk.sip.credentialLists(twilioCredentialListSid).credentials.create({ username, password }),
      ),
  };
}
