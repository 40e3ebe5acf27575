import { z } from "zod";
import { PageInput } from "../../kernel/page";
import { thingKinds, thingStates } from "./catalogue";

const Kind = z.enum(thingKinds);
const State = z.enum(thingStates);

export const ListHealthInput = PageInput.extend({
  state: State.optional(),
  kind: Kind.optional(),
  attention: z.boolean().optional().describe("Only what asks for a look: neither in sync nor on its way."),
});
export type ListHealthInput = z.infer<typeof ListHealthInput>;

export const HealthRun = z.object({
  id: z.uuid(),
  state: z.enum(["running", "done", "failed"]),
  startedBy: z.string(),
  judged: z.int().describe("Things that it judged."),
  leftOut: z.int().describe("Agents that it had no time to read anew; they keep what was found before."),
  cleared: z.int().describe("Orphans that it removed."),
  problem: z.string().nullable().describe("Why nothing was judged, if so."),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
});
export type HealthRun = z.infer<typeof HealthRun>;

const FieldDifference = z.object({
  where: z.enum(["draft", "published", "number"]),
  field: z.string(),
  ours: z.string().nullable().describe("Null for content, which is the organisation's own."),
  theirs: z.string().nullable(),
});
export type FieldDifference = z.infer<typeof FieldDifference>;

export const HealthItem = z.object({
  id: z.uuid(),
  kind: Kind,
  state: State,
  name: z.string(),
  ownerId: z.uuid().nullable(),
  ownerName: z.string().nullable(),
  ourId: z.uuid().nullable(),
  providerId: z.string().nullable(),
  differences: z.array(FieldDifference),
  reason: z.string(),
  acts: z.array(z.enum(["push", "adopt", "remake", "clear"])),
  foundAt: z.date().describe("Since when it stands like this."),
  judgedAt: z.date(),
});
export type HealthItem = z.infer<typeof HealthItem>;

export const HealthView = z.object({
  counts: z.array(z.object({ kind: Kind, state: State, things: z.int() })),
  runs: z.array(HealthRun).describe("The last five, newest first."),
  data: z.array(HealthItem),
  nextCursor: z.string().nullable(),
  hasMore: z.boolean(),
});
export type HealthView = z.infer<typeof HealthView>;

export const HealthItemId = z.object({ id: z.uuid() });
export type HealthItemId = z.infer<typeof HealthItemId>;
