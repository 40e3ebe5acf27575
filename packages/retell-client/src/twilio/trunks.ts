import type { Twilio } from "twilio";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import { done, everyPage, text } from "./answers";
import { ownedNumber } from "./numbers";
import type { OwnedNumber } from "./numbers";
import { credentialList } from "./sip";
import type { CredentialList } from "./sip";

export interface Trunk {
  twilioTrunkSid: string;
  friendlyName: string | undefined;
  /** The termination URI, `<name>.pstn.twilio.com`: where Retell sends outbound calls. */
  domainName: string | undefined;
  secure: boolean | undefined;
  /** `enable-all`, `sip-only` (no transfers to the telephone network) or `disable-all`. */
  transferMode: string | undefined;
}

export interface TrunkSettings {
  friendlyName: string;
  /** Ends in `pstn.twilio.com`. */
  domainName: string;
  /** TLS and SRTP. */
  secure?: boolean | undefined;
  /** SIP REFER, needed for cold transfers to the telephone network. */
  allowTransfers?: boolean | undefined;
}

export interface OriginationUrl {
  twilioOriginationUrlSid: string;
  friendlyName: string | undefined;
  sipUrl: string;
  priority: number;
  weight: number;
  enabled: boolean;
}

const trunk = z
  .object({ sid: providerId, friendlyName: text, domainName: text, secure: z.boolean().nullish(), transferMode: text })
  .transform(({ sid, secure, ...rest }): Trunk => ({ twilioTrunkSid: sid, ...rest, secure: secure ?? undefined }));

const originationUrl = z
  .object({
    sid: providerId,
    friendlyName: text,
    sipUrl: z.string().regex(/^sip:/i),
    priority: z.int().min(0).max(65_535),
    weight: z.int().min(0).max(65_535),
    enabled: z.boolean(),
  })
  .transform(({ sid, ...rest }): OriginationUrl => ({ twilioOriginationUrlSid: sid, ...rest }));

/** Elastic SIP trunks: the wire between the telephone network (Twilio) and Retell. */
export function trunks(sdk: Twilio, run: Run) {
  const one = (twilioTrunkSid: string) => sdk.trunking.v1.trunks(twilioTrunkSid);

  return {
    create: ({ friendlyName, domainName, secure, allowTransfers }: TrunkSettings): Promise<Trunk> =>
      run({ name: "trunks.create", act: "write" }, trunk, () =>
        sdk.trunking.v1.trunks.create({
          friendlyName,
          domainName,
          ...(secure === undefined ? {} : { secure }),
          ...(allowTransfers === undefined ? {} : { transferMode: allowTransfers ? "enable-all" : "disable-all" }),
        }),
      ),

    get: (twilioTrunkSid: string): Promise<Trunk> =>
      run({ name: "trunks.get", act: "read" }, trunk, () => one(twilioTrunkSid).fetch()),

    list: (): Promise<Trunk[]> =>
      everyPage(run, "trunks.list", trunk, () => sdk.trunking.v1.trunks.page({ pageSize: 1000 })),

    /** Where inbound calls go: `sip:sip.retellai.com;transport=tcp`. */
    originationUrls: {
      list: (twilioTrunkSid: string): Promise<OriginationUrl[]> =>
        everyPage(run, "trunks.originationUrls.list", originationUrl, () =>
          one(twilioTrunkSid).originationUrls.page({ pageSize: 1000 }),
        ),

      /** Lower priority first; weight shares the load among equals. */
      create: (
        twilioTrunkSid: string,
        url: { friendlyName: string; sipUrl: string; priority?: number; weight?: number },
      ): Promise<OriginationUrl> =>
        run({ name: "trunks.originationUrls.create", act: "write" }, originationUrl, () =>
          one(twilioTrunkSid).originationUrls.create({ priority: 10, weight: 10, ...url, enabled: true }),
        ),
    },

    /** Who may dial out over the trunk. */
    credentialLists: {
      list: (twilioTrunkSid: string): Promise<CredentialList[]> =>
        everyPage(run, "trunks.credentialLists.list", credentialList, () =>
          one(twilioTrunkSid).credentialsLists.page({ pageSize: 1000 }),
        ),

      attach: (twilioTrunkSid: string, twilioCredentialListSid: string): Promise<CredentialList> =>
        run({ name: "trunks.credentialLists.attach", act: "write" }, credentialList, () =>
          one(twilioTrunkSid).credentialsLists.create({ credentialListSid: twilioCredentialListSid }),
        ),
    },

    phoneNumbers: {
      list: (twilioTrunkSid: string): Promise<OwnedNumber[]> =>
        everyPage(run, "trunks.phoneNumbers.list", ownedNumber, () =>
          one(twilioTrunkSid).phoneNumbers.page({ pageSize: 1000 }),
        ),

      attach: (twilioTrunkSid: string, twilioNumberSid: string): Promise<OwnedNumber> =>
        run({ name: "trunks.phoneNumbers.attach", act: "write" }, ownedNumber, () =>
          one(twilioTrunkSid).phoneNumbers.create({ phoneNumberSid: twilioNumberSid }),
        ),

      /** The number stays ours. Resolves too when it was not on the trunk. */
      detach: (twilioTrunkSid: string, twilioNumberSid: string): Promise<void> =>
        run({ name: "trunks.phoneNumbers.detach", act: "removal" }, done, () =>
          one(twilioTrunkSid).phoneNumbers(twilioNumberSid).remove(),
        ),
    },
  };
}
