import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { personas } from "../engine/personas";
import type { StoredNumber } from "../retell/phone-number-fields";
import { resolveVersion } from "../retell/versions";

/** Who can call and whom they can call: what the phone page lets people choose from. */
export function castRoutes({ store }: SandboxContext): Hono {
  const agentName = (number: StoredNumber): string | null => {
    const bound = number.inbound_agents?.[0];
    const agent = bound && store.get("agents", bound.agent_id);
    return agent ? (resolveVersion(agent.versions, "latest").agent_name ?? null) : null;
  };

  return new Hono()
    .get("/personas", (c) => {
      const cast = Object.values(personas).map(({ name, title, description, pickup }) => ({
        ...{ name, title, description, pickup },
      }));
      return c.json({ personas: cast });
    })
    .get("/numbers", (c) => {
      const numbers = store.all("phone_numbers").map((number) => ({
        phone_number: number.phone_number,
        phone_number_pretty: number.phone_number_pretty ?? number.phone_number,
        nickname: number.nickname ?? null,
        agent_name: agentName(number),
        has_inbound_webhook: Boolean(number.inbound_webhook_url),
      }));
      return c.json({ numbers });
    });
}
