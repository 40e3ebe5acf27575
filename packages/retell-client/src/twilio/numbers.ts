import type { Twilio } from "twilio";
import { z } from "zod";
import { providerId } from "../provider-id";
import type { Run } from "../transport/run-operation";
import { done, everyPage, sid, text } from "./answers";

export interface NumberCapabilities {
  voice: boolean;
  sms: boolean;
  mms: boolean;
}

export interface AvailableNumber {
  /** E.164. */
  phoneNumber: string;
  friendlyName: string | undefined;
  locality: string | undefined;
  region: string | undefined;
  /** ISO 3166-1 alpha-2. */
  countryCode: string | undefined;
  /** `none`, `any`, `local` or `foreign`: whose address must be known before the number may be bought. */
  addressRequirements: string | undefined;
  capabilities: NumberCapabilities;
}

export interface OwnedNumber {
  twilioNumberSid: string;
  phoneNumber: string;
  friendlyName: string | undefined;
  /** The trunk it rings on, if any. */
  twilioTrunkSid: string | undefined;
  capabilities: NumberCapabilities;
}

export type NumberType = "local" | "mobile" | "tollFree";

export interface NumberSearch {
  /** ISO 3166-1 alpha-2. */
  countryCode: string;
  type?: NumberType | undefined;
  /** US and Canada only. */
  areaCode?: number | undefined;
  /** Digits, letters, and `*` for any one digit. */
  contains?: string | undefined;
  /** 1–100; 30 when left out. */
  limit?: number | undefined;
}

const flag = z.boolean().nullish();
/** Older answers spell SMS and MMS in capitals. */
const capabilities = z
  .object({ voice: flag, sms: flag, mms: flag, SMS: flag, MMS: flag })
  .nullish()
  .transform((can): NumberCapabilities => ({
    voice: can?.voice ?? false,
    sms: can?.sms ?? can?.SMS ?? false,
    mms: can?.mms ?? can?.MMS ?? false,
  }));

const availableNumber = z
  .object({
    phoneNumber: providerId,
    friendlyName: text,
    locality: text,
    region: text,
    isoCountry: text,
    addressRequirements: text,
    capabilities,
  })
  .transform(({ isoCountry, ...rest }): AvailableNumber => ({ ...rest, countryCode: isoCountry }));

export const ownedNumber = z
  .object({ sid: providerId, phoneNumber: providerId, friendlyName: text, trunkSid: sid, capabilities })
  .transform(({ sid, trunkSid, ...rest }): OwnedNumber => ({
    twilioNumberSid: sid,
    twilioTrunkSid: trunkSid,
    ...rest,
  }));

/** Phone numbers of the Twilio account. */
export function numbers(sdk: Twilio, run: Run) {
  return {
    /** Numbers that can be bought now: a snapshot, any of them may be gone a moment later. */
    listAvailable: ({
      countryCode,
      type = "local",
      areaCode,
      contains,
      limit = 30,
    }: NumberSearch): Promise<AvailableNumber[]> => {
      const country = sdk.availablePhoneNumbers(countryCode);
      const wanted = {
        voiceEnabled: true,
        limit,
        pageSize: limit,
        ...(areaCode === undefined ? {} : { areaCode }),
        ...(contains === undefined ? {} : { contains }),
      };
      const send = {
        local: () => country.local.list(wanted),
        mobile: () => country.mobile.list(wanted),
        tollFree: () => country.tollFree.list(wanted),
      };
      return run({ name: "numbers.listAvailable", act: "read" }, z.array(availableNumber), send[type]);
    },

    /** Costs money at once. Never repeated blindly: after `outcome: "unknown"` look for the number in `listOwned`. */
    buy: (
      phoneNumber: string,
      options: { friendlyName?: string; twilioTrunkSid?: string } = {},
    ): Promise<OwnedNumber> =>
      run({ name: "numbers.buy", act: "write" }, ownedNumber, () =>
        sdk.incomingPhoneNumbers.create({
          phoneNumber,
          ...(options.friendlyName === undefined ? {} : { friendlyName: options.friendlyName }),
          ...(options.twilioTrunkSid === undefined ? {} : { trunkSid: options.twilioTrunkSid }),
        }),
      ),

    /** @param phoneNumber only this one (E.164) */
    listOwned: (phoneNumber?: string): Promise<OwnedNumber[]> =>
      everyPage(run, "numbers.listOwned", ownedNumber, () =>
        sdk.incomingPhoneNumbers.page({ pageSize: 1000, ...(phoneNumber === undefined ? {} : { phoneNumber }) }),
      ),

    get: (twilioNumberSid: string): Promise<OwnedNumber> =>
      run({ name: "numbers.get", act: "read" }, ownedNumber, () => sdk.incomingPhoneNumbers(twilioNumberSid).fetch()),

    /** Gives the number back for good; anyone may buy it then. Resolves too when it was gone already. */
    remove: (twilioNumberSid: string): Promise<void> =>
      run({ name: "numbers.remove", act: "removal" }, done, () => sdk.incomingPhoneNumbers(twilioNumberSid).remove()),

    /** From now on calls to it go over the trunk; its own voice URL is ignored. */
    attachToTrunk: (twilioNumberSid: string, twilioTrunkSid: string): Promise<OwnedNumber> =>
      run({ name: "numbers.attachToTrunk", act: "write" }, ownedNumber, () =>
        sdk.incomingPhoneNumbers(twilioNumberSid).update({ trunkSid: twilioTrunkSid }),
      ),
  };
}
