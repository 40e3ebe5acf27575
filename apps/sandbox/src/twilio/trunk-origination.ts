import { type Context, Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { newTwilioSid } from "../ids";
import { iso8601, trunkingBase } from "./account-path";
import { notFound } from "./errors";
import { pageV1 } from "./page";
import { formBoolean, readForm } from "./read-request";
import type { StoredOriginationUrl } from "./stored";
import { findTrunk } from "./trunks";

const fields = {
  FriendlyName: z.string().max(64),
  SipUrl: z.string().regex(/^sip:\S+$/, { error: "must begin with sip:" }),
  Priority: z.coerce.number().int().min(0).max(65_535),
  Weight: z.coerce.number().int().min(1).max(65_535),
  Enabled: formBoolean,
};
const CreateForm = z.strictObject(fields);
const UpdateForm = z.strictObject(fields).partial();

/** Where a trunk sends the calls that come in. */
export function trunkOriginationRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;
  const base = "/v1/Trunks/:trunk/OriginationUrls";
  const listUrl = (c: Context, trunkSid: string) => `${trunkingBase(sandbox, c)}/v1/Trunks/${trunkSid}/OriginationUrls`;
  const view = (c: Context, { created_at, updated_at, ...url }: StoredOriginationUrl) => ({
    ...url,
    account_sid: sandbox.credentials.twilioSid,
    date_created: iso8601(created_at),
    date_updated: iso8601(updated_at),
    url: `${listUrl(c, url.trunk_sid)}/${url.sid}`,
  });
  const ofTrunk = (sid: string) => store.all("twilio_origination_urls").filter((url) => url.trunk_sid === sid);
  const find = (trunkSid: string, sid: string): StoredOriginationUrl => {
    const url = ofTrunk(findTrunk(sandbox, trunkSid).sid).find((u) => u.sid === sid);
    if (!url) throw notFound(`/Trunks/${trunkSid}/OriginationUrls/${sid}`);
    return url;
  };

  return new Hono()
    .get(base, (c) => {
      const { sid } = findTrunk(sandbox, c.req.param("trunk"));
      const views = ofTrunk(sid).map((url) => view(c, url));
      return c.json(pageV1(c, listUrl(c, sid), "origination_urls", views));
    })
    .post(base, async (c) => {
      const trunk = findTrunk(sandbox, c.req.param("trunk"));
      const form = await readForm(c, CreateForm);
      const url: StoredOriginationUrl = {
        sid: newTwilioSid("OU"),
        trunk_sid: trunk.sid,
        friendly_name: form.FriendlyName,
        sip_url: form.SipUrl,
        priority: form.Priority,
        weight: form.Weight,
        enabled: form.Enabled,
        created_at: now(),
        updated_at: now(),
      };
      store.put("twilio_origination_urls", url.sid, url);
      return c.json(view(c, url), 201);
    })
    .get(`${base}/:sid`, (c) => c.json(view(c, find(c.req.param("trunk"), c.req.param("sid")))))
    .post(`${base}/:sid`, async (c) => {
      const before = find(c.req.param("trunk"), c.req.param("sid"));
      const form = await readForm(c, UpdateForm);
      const after: StoredOriginationUrl = {
        ...before,
        friendly_name: form.FriendlyName ?? before.friendly_name,
        sip_url: form.SipUrl ?? before.sip_url,
        priority: form.Priority ?? before.priority,
        weight: form.Weight ?? before.weight,
        enabled: form.Enabled ?? before.enabled,
        updated_at: now(),
      };
      store.put("twilio_origination_urls", after.sid, after);
      return c.json(view(c, after));
    })
    .delete(`${base}/:sid`, (c) => {
      store.remove("twilio_origination_urls", find(c.req.param("trunk"), c.req.param("sid")).sid);
      return c.body(null, 204);
    });
}
