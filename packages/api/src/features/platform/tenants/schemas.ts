import { z } from "zod";
import { NameText } from "../../../kernel/fields";
import { PageInput, pageOf } from "../../../kernel/page";

const Plan = z.enum(["free", "starter", "pro", "enterprise"], "Choose free, starter, pro or enterprise.");
const Status = z.enum(["active", "suspended", "trial", "cancelled"], "Choose active, suspended, trial or cancelled.");
const Id = z.uuid("Send the id of an organisation.");
const Name = NameText("Write the organisation's name.");
const Reason = z
  .string("Say why.")
  .trim()
  .min(3, "Say why, in at least 3 characters.")
  .max(500, "At most 500 characters.")
  .describe("Why; it is kept in the audit log, which the organisation can read.");
const cap = (most: number) =>
  z
    .int("A whole number.")
    .min(0, "0 or more.")
    .max(most, `At most ${most.toLocaleString("en-US")}.`);

export const TenantIdInput = z.strictObject({ id: Id });

export const ListTenantsInput = z.strictObject({
  ...PageInput.shape,
  q: z.string().trim().max(120, "At most 120 characters.").optional().describe("Part of the name or the short name."),
  status: Status.optional(),
  plan: Plan.optional(),
});

export const CreateTenantInput = z.strictObject({
  name: Name,
  slug: z
    .string()
    .trim()
    .min(2, "At least 2 characters.")
    .max(60, "At most 60 characters.")
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and single hyphens between them.")
    .optional()
    .describe("Its short name in addresses; made from the name when left out."),
  plan: Plan.default("free"),
  adminEmail: z
    .string("Write the first admin's e-mail address.")
    .trim()
    .max(255, "An e-mail address has at most 255 characters.")
    .pipe(z.email("Write an e-mail address, like name@example.com."))
    .transform((text) => text.toLowerCase())
    .describe("The first admin; they are invited by mail."),
});

export const ChangeTenantInput = z.strictObject({
  id: Id,
  name: Name.optional(),
  plan: Plan.optional().describe("Fills in the plan's limits and rate, but for those that are sent along."),
  maxUsers: cap(100_000).optional(),
  maxAgents: cap(100_000).optional(),
  maxPhoneNumbers: cap(100_000).optional(),
  monthlyMinutesLimit: cap(100_000_000).optional(),
  guaranteedLines: cap(10_000).optional().describe("Calls that it may always have at once."),
  maxLines: cap(10_000).optional().describe("Calls at once, with the lines that all organisations share."),
  extraMinutes: cap(100_000_000)
    .optional()
    .describe("Minutes on top of the plan's for this month, in the organisation's time zone; they end with it."),
  ratePerMinute: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,4})?$/, "An amount with at most 4 decimals, such as 0.1600.")
    .optional()
    .describe("Per conversation minute, for calls that begin from now on, or from `rateFrom`."),
  rateFrom: z
    .date()
    .optional()
    .describe("From when on the rate holds, now when left out; calls in progress keep theirs."),
  reason: Reason.optional().describe("Needed when plan, limits or rate change."),
});

export const SuspendTenantInput = z.strictObject({ id: Id, reason: Reason });
export const ActivateTenantInput = z.strictObject({ id: Id, reason: Reason.optional() });

export const RemoveTenantInput = z.strictObject({
  id: Id,
  name: z
    .string("Type the organisation's name.")
    .describe("The organisation's name, to be sure that it is the right one."),
  reason: Reason.optional(),
});

export const TenantListView = z.object({
  id: z.uuid(),
  name: z.string(),
  slug: z.string(),
  status: Status,
  plan: Plan,
  members: z.int().describe("With open invitations."),
  maxUsers: z.int(),
  agents: z.int(),
  maxAgents: z.int(),
  phoneNumbers: z.int(),
  maxPhoneNumbers: z.int(),
  minutesUsed: z.string().describe("Conversation minutes of this month, in the organisation's time zone."),
  monthlyMinutesLimit: z.int(),
  isBeingDeleted: z.boolean(),
  createdAt: z.date(),
});

export const TenantPage = pageOf(TenantListView);

export const TenantDetailView = TenantListView.extend({
  ratePerMinute: z.string().describe("In force now."),
  billingIncrementSeconds: z.int(),
  rates: z
    .array(
      z.object({
        plan: Plan,
        ratePerMinute: z.string(),
        incrementSeconds: z.int(),
        startsAt: z.date().nullable().describe("Null for the first one."),
      }),
    )
    .describe("What calls cost from when on, the latest first; at most 20."),
  guaranteedLines: z.int(),
  maxLines: z.int(),
  linesInUse: z.int(),
  extraMinutes: z.int().describe("On top of the plan's minutes, for this month."),
  timeZone: z.string(),
  billingEmail: z.string().nullable(),
  suspendedAt: z.date().nullable(),
  suspendedReason: z.string().nullable(),
  minutesUsedUpAt: z.date().nullable().describe("Since when its numbers are disconnected because no minutes are left."),
  effects: z
    .object({
      agents: z.int().describe("Agents that answer or call at the moment."),
      numbers: z.int(),
      members: z.int().describe("People who may sign in."),
      callsInProgress: z.int(),
      calls: z.int().describe("All calls there ever were."),
      numbersBehind: z.int().describe("Numbers that Retell has still to be told of."),
    })
    .describe("What suspending or deleting the organisation touches."),
});

export const TenantMemberView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(["admin", "user"]),
  status: z.enum(["active", "invited", "suspended"]),
  lastLoginAt: z.date().nullable(),
});

export type ListTenantsInput = z.infer<typeof ListTenantsInput>;
export type CreateTenantInput = z.infer<typeof CreateTenantInput>;
export type ChangeTenantInput = z.infer<typeof ChangeTenantInput>;
export type SuspendTenantInput = z.infer<typeof SuspendTenantInput>;
export type ActivateTenantInput = z.infer<typeof ActivateTenantInput>;
export type RemoveTenantInput = z.infer<typeof RemoveTenantInput>;
export type TenantListView = z.infer<typeof TenantListView>;
export type TenantDetailView = z.infer<typeof TenantDetailView>;
export type TenantMemberView = z.infer<typeof TenantMemberView>;
