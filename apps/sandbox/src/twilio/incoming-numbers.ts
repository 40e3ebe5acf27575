import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { newTwilioSid } from "../ids";
import { accountPath } from "./account-path";
import { invalidParameter, notFound, TwilioError } from "./errors";
import { inInventory, inventory } from "./inventory";
import { incomingNumberView } from "./number-view";
import { page2010, pagingFields } from "./page";
import { formBoolean, readForm, readQuery } from "./read-request";
import type { StoredIncomingNumber } from "./stored";

const opt = z.exactOptional;
const text = opt(z.string());

/** Parameters of create and update, beside those that choose the number. */
const settings = {
  ApiVersion: text,
  FriendlyName: text,
  VoiceUrl: text,
  VoiceMethod: text,
  VoiceFallbackUrl: text,
  VoiceFallbackMethod: text,
  VoiceApplicationSid: text,
  VoiceCallerIdLookup: opt(formBoolean),
  VoiceReceiveMode: opt(z.enum(["voice", "fax"])),
  SmsUrl: text,
  SmsMethod: text,
  SmsFallbackUrl: text,
  SmsFallbackMethod: text,
  SmsApplicationSid: text,
  StatusCallback: text,
  StatusCallbackMethod: text,
  TrunkSid: text,
  AddressSid: text,
  IdentitySid: text,
  BundleSid: text,
  EmergencyStatus: opt(z.enum(["Active", "Inactive"])),
  EmergencyAddressSid: text,
};

const CreateForm = z.strictObject({ ...settings, PhoneNumber: text, AreaCode: text });
const UpdateForm = z.strictObject({ ...settings, AccountSid: text });
const ListQuery = z.strictObject({ ...pagingFields, PhoneNumber: text, FriendlyName: text, Beta: text, Origin: text });

/** `IncomingPhoneNumbers`: the numbers that were bought. */
export function incomingNumberRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;
  const base = `${accountPath(sandbox)}/IncomingPhoneNumbers`;
  const find = (file: string): StoredIncomingNumber => {
    const number = store.get("twilio_numbers", file.replace(/\.json$/, ""));
    if (!number) throw notFound(`${base}/${file}`);
    return number;
  };

  return new Hono()
    .get(`${base}.json`, (c) => {
      const { PhoneNumber, FriendlyName } = readQuery(c, ListQuery);
      const digits = PhoneNumber?.replace(/[^\d]/g, "");
      const found = store
        .all("twilio_numbers")
        .filter(
          (number) =>
            (digits === undefined || number.phone_number.includes(digits)) &&
            (FriendlyName === undefined || number.friendly_name === FriendlyName),
        );
      const views = found.map((number) => incomingNumberView(sandbox, number));
      return c.json(page2010(c, `${base}.json`, "incoming_phone_numbers", views));
    })
    .post(`${base}.json`, async (c) => {
      const { PhoneNumber, AreaCode, ...form } = await readForm(c, CreateForm);
      const phoneNumber = choose(sandbox, PhoneNumber, AreaCode);
      const at = now();
      const number: StoredIncomingNumber = {
        sid: newTwilioSid("PN"),
        phone_number: phoneNumber,
        ...blank(phoneNumber),
        ...fromForm(sandbox, form),
        created_at: at,
        updated_at: at,
      };
      store.put("twilio_numbers", number.sid, number);
      return c.json(incomingNumberView(sandbox, number), 201);
    })
    .get(`${base}/:file`, (c) => c.json(incomingNumberView(sandbox, find(c.req.param("file")))))
    .post(`${base}/:file`, async (c) => {
      const before = find(c.req.param("file"));
      const { AccountSid: _account, ...form } = await readForm(c, UpdateForm);
      const after: StoredIncomingNumber = { ...before, ...fromForm(sandbox, form), updated_at: now() };
      store.put("twilio_numbers", after.sid, after);
      return c.json(incomingNumberView(sandbox, after));
    })
    .delete(`${base}/:file`, (c) => {
      store.remove("twilio_numbers", find(c.req.param("file")).sid);
      return c.body(null, 204);
    });
}

/** The number that is bought. Throws what Twilio answers when it is malformed (21421) or not to be had (21422). */
function choose({ store }: SandboxContext, phoneNumber: string | undefined, areaCode: string | undefined): string {
  const sold = new Set(store.all("twilio_numbers").map((number) => number.phone_number));
  if (phoneNumber !== undefined) {
    if (!/^\+[1-9]\d{6,14}$/.test(phoneNumber)) throw new TwilioError(400, 21421, "PhoneNumber is invalid");
    if (!inInventory(phoneNumber) || sold.has(phoneNumber)) {
      throw new TwilioError(400, 21422, `${phoneNumber} is not available`);
    }
    return phoneNumber;
  }
  if (areaCode === undefined) throw invalidParameter("PhoneNumber or AreaCode is required");
  const free = inventory("US", "local").find((n) => n.areaCode === areaCode && !sold.has(n.phoneNumber));
  if (!free) throw new TwilioError(400, 21452, `No phone numbers found in area code ${areaCode}`);
  return free.phoneNumber;
}

function blank(phoneNumber: string) {
  return {
    friendly_name: phoneNumber.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "($1) $2-$3"),
    trunk_sid: null,
    voice_url: null,
    voice_method: "POST",
    voice_fallback_url: null,
    voice_fallback_method: "POST",
    voice_application_sid: null,
    voice_caller_id_lookup: false,
    voice_receive_mode: "voice" as const,
    sms_url: null,
    sms_method: "POST",
    sms_fallback_url: null,
    sms_fallback_method: "POST",
    sms_application_sid: null,
    status_callback: null,
    status_callback_method: "POST",
    address_sid: null,
    identity_sid: null,
    bundle_sid: null,
    emergency_status: "Inactive" as const,
    emergency_address_sid: null,
  };
}

/** `VoiceUrl` → `voice_url`. An empty value clears; a trunk must exist, and takes the voice application's place. */
function fromForm({ store }: SandboxContext, form: Record<string, unknown>): Partial<StoredIncomingNumber> {
  const fields = Object.entries(form)
    .filter(([name]) => name !== "ApiVersion")
    .map(([name, value]) => [snakeCase(name), value === "" ? null : value]);
  const changes = Object.fromEntries(fields) as Partial<StoredIncomingNumber>;
  if (typeof changes.trunk_sid !== "string") return changes;
  if (!store.get("twilio_trunks", changes.trunk_sid)) throw new TwilioError(400, 20001, "TrunkSid is invalid");
  return { ...changes, voice_application_sid: null };
}

function snakeCase(name: string): string {
  return name.replace(/(?<!^)[A-Z]/g, "_$&").toLowerCase();
}
