import { type Context, Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { newTwilioSid } from "../ids";
import { iso8601, trunkingBase } from "./account-path";
import { notFound, TwilioError } from "./errors";
import { pageV1 } from "./page";
import { formBoolean, readForm } from "./read-request";
import type { StoredTrunk } from "./stored";

const opt = z.exactOptional;

const TrunkForm = z.strictObject({
  FriendlyName: opt(z.string().max(64)),
  DomainName: opt(z.string().regex(/^[A-Za-z0-9.-]+\.pstn\.twilio\.com$/, { error: "must end with pstn.twilio.com" })),
  DisasterRecoveryUrl: opt(z.string()),
  DisasterRecoveryMethod: opt(z.enum(["GET", "POST"])),
  TransferMode: opt(z.enum(["disable-all", "enable-all", "sip-only"])),
  TransferCallerId: opt(z.enum(["from-transferee", "from-transferor"])),
  Secure: opt(formBoolean),
  CnamLookupEnabled: opt(formBoolean),
});

/** `/v1/Trunks`; what hangs on a trunk has routes of its own. */
export function trunkRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;

  return new Hono()
    .get("/v1/Trunks", (c) => {
      const views = store.all("twilio_trunks").map((trunk) => trunkView(sandbox, c, trunk));
      return c.json(pageV1(c, `${trunkingBase(sandbox, c)}/v1/Trunks`, "trunks", views));
    })
    .post("/v1/Trunks", async (c) => {
      const form = await readForm(c, TrunkForm);
      const trunk: StoredTrunk = {
        sid: newTwilioSid("TK"),
        friendly_name: null,
        domain_name: null,
        disaster_recovery_url: null,
        disaster_recovery_method: null,
        transfer_mode: "disable-all",
        transfer_caller_id: "from-transferee",
        secure: false,
        cnam_lookup_enabled: false,
        credential_list_sids: [],
        ip_list_sids: [],
        created_at: now(),
        updated_at: now(),
        ...fromForm(form),
      };
      assertDomainFree(sandbox, trunk);
      store.put("twilio_trunks", trunk.sid, trunk);
      return c.json(trunkView(sandbox, c, trunk), 201);
    })
    .get("/v1/Trunks/:trunk", (c) => c.json(trunkView(sandbox, c, findTrunk(sandbox, c.req.param("trunk")))))
    .post("/v1/Trunks/:trunk", async (c) => {
      const before = findTrunk(sandbox, c.req.param("trunk"));
      const after: StoredTrunk = { ...before, ...fromForm(await readForm(c, TrunkForm)), updated_at: now() };
      assertDomainFree(sandbox, after);
      store.put("twilio_trunks", after.sid, after);
      return c.json(trunkView(sandbox, c, after));
    })
    .delete("/v1/Trunks/:trunk", (c) => {
      const { sid } = findTrunk(sandbox, c.req.param("trunk"));
      for (const number of store.all("twilio_numbers")) {
        if (number.trunk_sid === sid) store.put("twilio_numbers", number.sid, { ...number, trunk_sid: null });
      }
      for (const url of store.all("twilio_origination_urls")) {
        if (url.trunk_sid === sid) store.remove("twilio_origination_urls", url.sid);
      }
      store.remove("twilio_trunks", sid);
      return c.body(null, 204);
    });
}

/** Throws Twilio's 404 for an unknown trunk. */
export function findTrunk({ store }: SandboxContext, sid: string): StoredTrunk {
  const trunk = store.get("twilio_trunks", sid);
  if (!trunk) throw notFound(`/Trunks/${sid}`);
  return trunk;
}

function fromForm(form: z.infer<typeof TrunkForm>): Partial<StoredTrunk> {
  const fields: Partial<Record<keyof StoredTrunk, unknown>> = {
    friendly_name: form.FriendlyName,
    domain_name: form.DomainName,
    disaster_recovery_url: form.DisasterRecoveryUrl,
    disaster_recovery_method: form.DisasterRecoveryMethod,
    transfer_mode: form.TransferMode,
    transfer_caller_id: form.TransferCallerId,
    secure: form.Secure,
    cnam_lookup_enabled: form.CnamLookupEnabled,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function assertDomainFree({ store }: SandboxContext, trunk: StoredTrunk): void {
  if (trunk.domain_name === null) return;
  const isTaken = store.all("twilio_trunks").some((t) => t.sid !== trunk.sid && t.domain_name === trunk.domain_name);
  if (isTaken) throw new TwilioError(400, 21248, `Domain name ${trunk.domain_name} is already taken`);
}

function trunkView(sandbox: SandboxContext, c: Context, trunk: StoredTrunk) {
  const { credential_list_sids: lists, ip_list_sids: ips, created_at, updated_at, ...fields } = trunk;
  const url = `${trunkingBase(sandbox, c)}/v1/Trunks/${trunk.sid}`;
  const authTypes = [...(ips.length > 0 ? ["IP_ACL"] : []), ...(lists.length > 0 ? ["CREDENTIAL_LIST"] : [])];
  return {
    symmetric_rtp_enabled: false,
    ...fields,
    account_sid: sandbox.credentials.twilioSid,
    recording: { mode: "do-not-record", trim: "do-not-trim" },
    auth_type: authTypes.join(","),
    auth_type_set: authTypes,
    date_created: iso8601(created_at),
    date_updated: iso8601(updated_at),
    url,
    links: {
      origination_urls: `${url}/OriginationUrls`,
      credential_lists: `${url}/CredentialLists`,
      ip_access_control_lists: `${url}/IpAccessControlLists`,
      phone_numbers: `${url}/PhoneNumbers`,
      recording: `${url}/Recording`,
    },
  };
}
