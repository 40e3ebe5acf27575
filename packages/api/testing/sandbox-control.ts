import { z } from "zod";
import type { World } from "./harness";

const version = z.looseObject({ version: z.number() });
const llm = version.extend({
  llm_id: z.string(),
  default_dynamic_variables: z.record(z.string(), z.string()).optional(),
});
const agent = version.extend({
  agent_id: z.string(),
  agent_name: z.string().optional(),
  response_engine: z.looseObject({ llm_id: z.string() }),
});
const bound = z.array(z.looseObject({ agent_id: z.string() })).nullish();
const countries = z.array(z.string()).nullish();
const number = z.looseObject({
  phone_number: z.string(),
  inbound_agents: bound,
  outbound_agents: bound,
  allowed_outbound_country_list: countries,
  allowed_inbound_country_list: countries,
});

const State = z.looseObject({
  llms: z.record(z.string(), z.object({ versions: z.array(llm) })),
  agents: z.record(z.string(), z.object({ versions: z.array(agent) })),
  phone_numbers: z.record(z.string(), number),
  twilio_numbers: z.record(z.string(), z.looseObject({ phone_number: z.string(), trunk_sid: z.string().nullish() })),
  twilio_trunks: z.record(z.string(), z.looseObject({ sid: z.string() })),
});

/** What the providers hold: everything that the sandbox knows. */
export async function providerState(world: World): Promise<z.output<typeof State>> {
  const answer = await fetch(`${world.sandbox.url}/_sandbox/state`);
  return State.parse(await answer.json());
}

interface Fault {
  readonly method?: string;
  readonly path: string;
  readonly service?: "retell" | "twilio";
  readonly kind: "status" | "body" | "hang" | "slow" | "drip" | "reset";
  readonly times?: number | "always";
  readonly skip?: number;
  /** `after`: the request does its work, and only the answer is lost. */
  readonly after?: "before" | "after";
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly delay_ms?: number;
  readonly mid_body?: boolean;
}

/** Orders a provider's next requests to go wrong. */
export async function breakProvider(world: World, { method, path, service, ...fault }: Fault): Promise<void> {
  const match = { path, ...(method !== undefined && { method }), ...(service !== undefined && { service }) };
  const answer = await fetch(`${world.sandbox.url}/_sandbox/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match, ...fault }),
  });
  if (!answer.ok) throw new Error(`the sandbox refused the fault: ${await answer.text()}`);
}

export async function mendProviders(world: World): Promise<void> {
  await fetch(`${world.sandbox.url}/_sandbox/faults`, { method: "DELETE" });
}

/** The requests that the providers were sent, oldest first. */
export async function providerRequests(world: World): Promise<{ method: string; path: string }[]> {
  const answer = await fetch(`${world.sandbox.url}/_sandbox/requests`);
  const { requests } = z
    .object({ requests: z.array(z.looseObject({ method: z.string(), path: z.string() })) })
    .parse(await answer.json());
  return requests;
}
