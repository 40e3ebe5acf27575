import { Prisma } from "@voxcalls/db";

/** What an agent allows that says nothing; as in agents/settings.ts. */
const usualMs = 3_600_000;

/** How long a call with the agent's published version may last, in ms; for use within a statement that has `agents a`. */
export const longestCallMs = Prisma.sql`coalesce((
  select (v.bundle -> 'settings' ->> 'maxCallDurationMs')::int from agent_versions v
  where v.tenant_id = a.tenant_id and v.agent_id = a.id and v.number = a.published_version), ${usualMs}::int)`;
