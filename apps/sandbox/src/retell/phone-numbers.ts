import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { agentVersions } from "./agents";
import { badRequest, unknownAsset } from "./errors";
import { pageOf, PageQuery } from "./page";
import { type BoundAgent, ImportNumberBody, type StoredNumber, UpdateNumberBody } from "./phone-number-fields";
import { readBody, readQuery } from "./read-request";
import { resolveVersion } from "./versions";

/** E.164: a plus, then up to fifteen digits, the first not zero. */
export const e164 = /^\+[1-9]\d{6,14}$/;

/** `/import-phone-number` and its kin. Numbers are not bought here but imported from a SIP trunk. */
export function phoneNumberRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;
  const find = (number: string): StoredNumber => {
    const found = store.get("phone_numbers", number);
    if (!found) throw unknownAsset();
    return found;
  };

  return new Hono()
    .post("/import-phone-number", async (c) => {
      const body = await readBody(c, ImportNumberBody);
      const { termination_uri, transport, sip_trunk_auth_username: username, ignore_e164_validation, ...rest } = body;
      if (ignore_e164_validation === false && !e164.test(body.phone_number)) {
        throw badRequest("phone_number: must be in E.164 format.");
      }
      if (store.get("phone_numbers", body.phone_number)) throw badRequest("phone_number: already exists.");
      assertAgents(sandbox, body.inbound_agents, body.outbound_agents);
      const number: StoredNumber = {
        ...rest,
        phone_number_type: "custom",
        phone_number_pretty: prettyNumber(body.phone_number),
        ...areaCodeOf(body.phone_number),
        last_modification_timestamp: now(),
        sip_outbound_trunk_config: {
          termination_uri,
          transport: transport ?? "TCP",
          ...(username === undefined ? {} : { auth_username: username }),
        },
      };
      store.put("phone_numbers", number.phone_number, number);
      return c.json(view(number), 201);
    })
    .get("/get-phone-number/:number", (c) => c.json(view(find(c.req.param("number")))))
    .patch("/update-phone-number/:number", async (c) => {
      const before = find(c.req.param("number"));
      const { termination_uri, auth_username, auth_password, transport, ...rest } = await readBody(c, UpdateNumberBody);
      assertAgents(
        sandbox,
        rest.inbound_agents,
        rest.outbound_agents,
        rest.inbound_sms_agents,
        rest.outbound_sms_agents,
      );
      const after: StoredNumber = {
        ...before,
        ...rest,
        last_modification_timestamp: now(),
        sip_outbound_trunk_config: {
          ...before.sip_outbound_trunk_config,
          ...(termination_uri === undefined ? {} : { termination_uri }),
          ...(auth_username === undefined ? {} : { auth_username }),
          ...(transport === undefined ? {} : { transport }),
        },
        ...(auth_password === undefined ? {} : { sip_trunk_auth_password: auth_password }),
      };
      store.put("phone_numbers", after.phone_number, after);
      return c.json(view(after));
    })
    .get("/v2/list-phone-numbers", (c) => {
      const page = pageOf(store.all("phone_numbers"), readQuery(c, PageQuery), (n) => [
        n.last_modification_timestamp,
        n.phone_number,
      ]);
      return c.json({ ...page, items: page.items.map(view) });
    })
    .delete("/delete-phone-number/:number", (c) => {
      store.remove("phone_numbers", find(c.req.param("number")).phone_number);
      return c.body(null, 204);
    });
}

function view({ sip_trunk_auth_password: _secret, ...number }: StoredNumber) {
  return number;
}

/** Throws 422 for an agent or a version that does not exist. */
function assertAgents(sandbox: SandboxContext, ...lists: (BoundAgent[] | null | undefined)[]): void {
  for (const bound of lists.flatMap((list) => list ?? [])) {
    resolveVersion(agentVersions(sandbox, bound.agent_id), bound.agent_version);
  }
}

function prettyNumber(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 ($1) $2-$3");
}

function areaCodeOf(number: string): { area_code?: number } {
  const match = /^\+1(\d{3})\d{7}$/.exec(number);
  return match ? { area_code: Number(match[1]) } : {};
}
