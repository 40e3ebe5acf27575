import { type Context, Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { trunkingBase } from "./account-path";
import { invalidParameter, notFound } from "./errors";
import { trunkNumberView } from "./number-view";
import { pageV1 } from "./page";
import { readForm } from "./read-request";
import type { StoredIncomingNumber } from "./stored";
import { findTrunk } from "./trunks";

const NumberForm = z.strictObject({ PhoneNumberSid: z.string() });

/** The numbers on a trunk. A number hangs on one trunk at most; adding it elsewhere moves it. */
export function trunkNumberRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;
  const base = "/v1/Trunks/:trunk/PhoneNumbers";
  const listUrl = (c: Context, trunkSid: string) => `${trunkingBase(sandbox, c)}/v1/Trunks/${trunkSid}/PhoneNumbers`;
  const view = (c: Context, trunkSid: string, number: StoredIncomingNumber) =>
    trunkNumberView(sandbox, number, `${listUrl(c, trunkSid)}/${number.sid}`);
  const put = (number: StoredIncomingNumber, trunkSid: string | null) => {
    const changed = { ...number, trunk_sid: trunkSid, updated_at: now() };
    store.put("twilio_numbers", number.sid, changed);
    return changed;
  };
  const find = (trunkSid: string, sid: string): StoredIncomingNumber => {
    const number = store.get("twilio_numbers", sid);
    if (number?.trunk_sid !== findTrunk(sandbox, trunkSid).sid) {
      throw notFound(`/Trunks/${trunkSid}/PhoneNumbers/${sid}`);
    }
    return number;
  };

  return new Hono()
    .get(base, (c) => {
      const { sid } = findTrunk(sandbox, c.req.param("trunk"));
      const numbers = store.all("twilio_numbers").filter((number) => number.trunk_sid === sid);
      const views = numbers.map((number) => view(c, sid, number));
      return c.json(pageV1(c, listUrl(c, sid), "phone_numbers", views));
    })
    .post(base, async (c) => {
      const { sid } = findTrunk(sandbox, c.req.param("trunk"));
      const { PhoneNumberSid } = await readForm(c, NumberForm);
      const number = store.get("twilio_numbers", PhoneNumberSid);
      if (!number) throw invalidParameter("PhoneNumberSid is invalid");
      return c.json(view(c, sid, put({ ...number, voice_application_sid: null }, sid)), 201);
    })
    .get(`${base}/:sid`, (c) => {
      const { trunk, sid } = c.req.param();
      return c.json(view(c, trunk, find(trunk, sid)));
    })
    .delete(`${base}/:sid`, (c) => {
      put(find(c.req.param("trunk"), c.req.param("sid")), null);
      return c.body(null, 204);
    });
}
