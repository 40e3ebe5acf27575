import { z } from "zod";
import { PageInput } from "../../kernel/page";

const actorTypes = ["member", "api_key", "support", "super_admin", "system"] as const;

export const ListAuditInput = PageInput.extend({
  actor: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .optional()
    .describe("Part of the actor's e-mail or name, or the actor's id."),
  actorType: z.enum(actorTypes).optional().describe("`support`: a super admin inside the organisation."),
  action: z
    .string()
    .trim()
    .regex(/^[a-z_]+(\.[a-z_]+)?$/, "An action such as `agent.updated`, or all of a kind: `agent`.")
    .max(100)
    .optional(),
  objectType: z
    .string()
    .trim()
    .regex(/^[a-z_]+$/, "A kind of thing, such as `agent`.")
    .max(50)
    .optional(),
  from: z.date().optional().describe("At this instant or later."),
  to: z.date().optional().describe("Before this instant."),
  q: z.string().trim().min(1).max(100).optional().describe("Words in actor, action, reason or what was changed."),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;

const Fields = z.record(z.string(), z.unknown());

export const AuditEntryView = z.object({
  id: z.uuid(),
  createdAt: z.date(),
  actorType: z.string(),
  actorId: z.uuid().nullable(),
  actorLabel: z.string().describe("E-mail of a person, name of a key or job, as it was then."),
  action: z.string(),
  objectType: z.string().nullable(),
  objectId: z.uuid().nullable(),
  objectName: z.string().nullable().describe("As it is now, or as it was when it was written down."),
  reason: z.string().nullable(),
  before: Fields.nullable().describe("The changed fields as they were; secrets are left out."),
  after: Fields.nullable(),
  requestId: z.string().nullable(),
});
export type AuditEntryView = z.infer<typeof AuditEntryView>;
