import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { Deps } from "../../kernel/context";
import { storable, storableJson } from "../../kernel/text";
import { eventKeyOf, problemText } from "./stored-event";

export type Received =
  | { readonly outcome: "stored"; readonly isNew: boolean; readonly isKnown: boolean }
  | { readonly outcome: "unreadable"; readonly problem: string };

/**
 * Stores a verified event of the provider in one statement; a repeat of a stored one changes nothing. What cannot be read is kept
 * as a dead letter. `isKnown`: the call or its agent is ours.
 */
export async function receiveEvent(deps: Deps, rawBody: Uint8Array): Promise<Received> {
  const text = new TextDecoder().decode(rawBody);
  const parsed = deps.retell.webhooks.parse(rawBody);
  if (!parsed.ok) {
    const problem = storable(problemText(parsed.problems));
    // As text: what was refused as JSON here the database might refuse as well.
    await store(deps, {
      event: "unreadable",
      call: null,
      agent: null,
      about: null,
      body: storable(text),
      state: "dead",
      problem,
    });
    return { outcome: "unreadable", problem };
  }
  const event = parsed.value;
  const json: unknown = JSON.parse(text);
  // In sound JSON, what the database would refuse stands as an escape, and most bodies have none.
  const body = text.includes("\\u") ? storableJson(json) : json;
  const told = event.kind === "call" ? event.call : undefined;
  const stored = await store(deps, {
    event: storable(event.event).slice(0, 64),
    call: told?.retellCallId ?? null,
    agent: told?.retellAgentId ?? null,
    about: told ? null : callNamedIn(body),
    body,
    state: told ? "pending" : "settled",
    problem: null,
  });
  return { outcome: "stored", isNew: stored.isNew, isKnown: stored.isKnown };
}

/** The call that an event of a kind we do not know is about, if it is about one. */
function callNamedIn(body: unknown): Letter["about"] {
  return About.safeParse(body).data?.call ?? null;
}

const providerId = z.string().max(255).nullish().catch(null);
const About = z.object({ call: z.object({ call_id: providerId, agent_id: providerId }) });

interface Letter {
  event: string;
  call: string | null;
  agent: string | null;
  /** Whom the event is about, where it is kept apart from those of calls. */
  about: z.infer<typeof About>["call"] | null;
  body: unknown;
  state: "pending" | "settled" | "dead";
  problem: string | null;
}

async function store(
  deps: Deps,
  { event, call, agent, about, body, state, problem }: Letter,
): Promise<{ isNew: boolean; isKnown: boolean }> {
  const isAboutNobody = call === null && about === null;
  const [row] = await deps.db.platform.$queryRaw<[{ isNew: boolean; isKnown: boolean }]>`
    /* prepared */ with stored as (
      insert into provider_events
        (id, event_key, event, source, retell_call_id, retell_agent_id, body, state, problem, received_at)
      values (${uuidv7()}::uuid, ${eventKeyOf(call, event, body)}, ${event}, 'webhook', ${call}, ${agent},
        ${JSON.stringify(body)}::jsonb, ${state}::provider_event_state, ${problem}, ${deps.clock.now()})
      on conflict (event_key) do nothing
      returning 1
    )
    select exists (select from stored) as "isNew",
      ${isAboutNobody} or exists (select from calls where retell_call_id = ${call ?? about?.call_id})
        or exists (select from agents where retell_agent_id = ${agent ?? about?.agent_id})
        or exists (select from agents where former_retell_agent_ids @> array[${agent ?? about?.agent_id}]) as "isKnown"`;
  return row;
}
