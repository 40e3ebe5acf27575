import { type Context, Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { iso8601, trunkingBase } from "./account-path";
import { invalidParameter, notFound } from "./errors";
import { pageV1 } from "./page";
import { readForm } from "./read-request";
import type { StoredTrunk } from "./stored";
import { findTrunk } from "./trunks";

/** The two kinds of list that say who may send calls through a trunk. */
const kinds = [
  {
    segment: "CredentialLists",
    key: "credential_lists",
    parameter: "CredentialListSid",
    collection: "twilio_credential_lists",
    field: "credential_list_sids",
  },
  {
    segment: "IpAccessControlLists",
    key: "ip_access_control_lists",
    parameter: "IpAccessControlListSid",
    collection: "twilio_ip_lists",
    field: "ip_list_sids",
  },
] as const;

/** A trunk's credential lists and IP access control lists. */
export function trunkAccessListRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;
  const routes = new Hono();

  for (const { segment, key, parameter, collection, field } of kinds) {
    const base = `/v1/Trunks/:trunk/${segment}` as const;
    const urlOf = (c: Context, trunk: StoredTrunk) => `${trunkingBase(sandbox, c)}/v1/Trunks/${trunk.sid}/${segment}`;
    const view = (c: Context, trunk: StoredTrunk, sid: string) => {
      const list = trunk[field].includes(sid) ? store.get(collection, sid) : undefined;
      if (!list) throw notFound(`/Trunks/${trunk.sid}/${segment}/${sid}`);
      return {
        account_sid: sandbox.credentials.twilioSid,
        sid,
        trunk_sid: trunk.sid,
        friendly_name: list.friendly_name,
        date_created: iso8601(list.created_at),
        date_updated: iso8601(list.updated_at),
        url: `${urlOf(c, trunk)}/${sid}`,
      };
    };
    const attach = (trunk: StoredTrunk, sids: string[]) => {
      const changed: StoredTrunk = { ...trunk, [field]: sids, updated_at: now() };
      store.put("twilio_trunks", trunk.sid, changed);
      return changed;
    };

    routes
      .get(base, (c) => {
        const trunk = findTrunk(sandbox, c.req.param("trunk"));
        const views = trunk[field].map((sid) => view(c, trunk, sid));
        return c.json(pageV1(c, urlOf(c, trunk), key, views));
      })
      .post(base, async (c) => {
        const trunk = findTrunk(sandbox, c.req.param("trunk"));
        const sid = (await readForm(c, z.record(z.enum([parameter]), z.string())))[parameter];
        if (!store.get(collection, sid)) throw invalidParameter(`${parameter} is invalid`);
        const changed = attach(trunk, [...trunk[field].filter((s) => s !== sid), sid]);
        return c.json(view(c, changed, sid), 201);
      })
      .get(`${base}/:sid`, (c) => c.json(view(c, findTrunk(sandbox, c.req.param("trunk")), c.req.param("sid"))))
      .delete(`${base}/:sid`, (c) => {
        const trunk = findTrunk(sandbox, c.req.param("trunk"));
        const { sid } = view(c, trunk, c.req.param("sid"));
        attach(
          trunk,
          trunk[field].filter((s) => s !== sid),
        );
        return c.body(null, 204);
      });
  }
  return routes;
}
