import { z } from "zod";
import { NameText } from "../../kernel/fields";
import { PageInput } from "../../kernel/page";

const Role = z.enum(["admin", "user"], "Choose admin or user.");
const MemberStatus = z.enum(["active", "invited", "suspended"]);
const Email = z
  .string()
  .trim()
  .max(255, "An e-mail address has at most 255 characters.")
  .pipe(z.email("Write an e-mail address, like name@example.com."))
  .transform((text) => text.toLowerCase());
const Name = NameText("Write a name.");
const InvitationToken = z.string().min(1, "Send the token of the link.").max(100);

/** Somebody to choose, or to name: removed people too, because calls and bills go on naming them. */
export const MemberView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  status: z.enum([...MemberStatus.options, "removed"]),
});

export const ListMembersInput = z.strictObject({
  ...PageInput.shape,
  q: z.string().trim().max(100, "At most 100 characters.").optional().describe("A part of the name or the e-mail."),
  role: Role.optional(),
  status: MemberStatus.optional(),
});

export const MemberInput = z.strictObject({ id: z.uuid("Send the id of a member.") });

/** A member with all that the team page shows. */
export const MemberDetails = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: Role,
  status: MemberStatus,
  emailVerified: z.boolean(),
  twoFactor: z.boolean().describe("An authenticator app is asked for at sign-in."),
  assignedAgentId: z.uuid().nullable().describe("The first of `agents`."),
  assignedPhoneNumberId: z.uuid().nullable().describe("The first of `phone_numbers`."),
  agents: z.array(z.object({ id: z.uuid(), name: z.string() })),
  phoneNumbers: z.array(z.object({ id: z.uuid(), phoneNumber: z.string().describe("E.164.") })),
  lastLoginAt: z.date().nullable(),
  lastSeenAt: z.date().nullable().describe("Exact to a few minutes."),
  createdAt: z.date(),
});

export const UpdateMemberInput = z.strictObject({
  id: z.uuid("Send the id of a member."),
  name: Name.optional(),
  role: Role.optional(),
  status: z
    .enum(["active", "suspended"], "Choose active or suspended.")
    .optional()
    .describe("Suspending ends every session at once."),
  assignedAgentId: z
    .uuid("Send the id of an agent, or null for none.")
    .nullish()
    .describe("The one agent of this member from now on; null for none."),
  assignedPhoneNumberId: z
    .uuid("Send the id of a number of yours, or null for none.")
    .nullish()
    .describe("The one number of this member from now on; null for none."),
});

export const RemoveMemberInput = z.strictObject({
  id: z.uuid("Send the id of a member."),
  reassignTo: z
    .uuid("Send the id of a member.")
    .optional()
    .describe(
      "Who gets the agents and numbers; left out, they belong to nobody in particular. Calls stay as they are.",
    ),
});

/** What the removal of a member touches. */
export const AffectedView = z.object({
  agents: z.array(z.object({ id: z.uuid(), name: z.string() })),
  phoneNumbers: z.array(z.object({ id: z.uuid(), phoneNumber: z.string() })),
  calls: z.int().describe("They stay, under this name, for admins to see."),
  apiKeys: z.int().describe("Keys that this member made: they stop working."),
  invitations: z.array(z.string()).describe("Addresses whose open invitation of this member is withdrawn."),
  isLastAdmin: z.boolean().describe("Then the removal is refused."),
});

export const SeatsView = z.object({
  limit: z.int().describe("How many the plan allows."),
  members: z.int(),
  invitations: z.int().describe("Open ones: each keeps a seat."),
});

const InvitationStatus = z.enum(["open", "expired", "accepted", "revoked"]);

export const ListInvitationsInput = z.strictObject({ ...PageInput.shape, status: InvitationStatus.optional() });
export const InviteInput = z.strictObject({ email: Email, role: Role });
export const InvitationInput = z.strictObject({ id: z.uuid("Send the id of an invitation.") });

export const InvitationView = z.object({
  id: z.uuid(),
  email: z.string(),
  role: Role,
  status: InvitationStatus,
  invitedById: z.uuid().nullable(),
  invitedByName: z.string().nullable(),
  sentAt: z.date().nullable().describe("When the mail last went out; null while it has not."),
  expiresAt: z.date(),
  acceptedAt: z.date().nullable(),
  revokedAt: z.date().nullable(),
  createdAt: z.date(),
});

export const InvitationLink = z.object({ url: z.string(), expiresAt: z.date() });

export const OpenInvitationInput = z.strictObject({ token: InvitationToken });

/** What whoever holds the link is shown before accepting. */
export const OfferView = z.object({
  status: z.enum([...InvitationStatus.options, "tenant_suspended"]).describe("Only `open` can be accepted."),
  tenantName: z.string(),
  invitedByName: z.string().nullable(),
  email: z.string(),
  role: Role,
  expiresAt: z.date(),
  minPasswordLength: z.int(),
});

export const AcceptInput = z.strictObject({
  token: InvitationToken,
  name: Name,
  // Length is bounded before anything is hashed; the rest is judged where passwords are kept.
  password: z
    .string()
    .min(8, "A password has at least 8 characters.")
    .max(256, "A password has at most 256 characters."),
});

export type MemberView = z.infer<typeof MemberView>;
export type ListMembersInput = z.infer<typeof ListMembersInput>;
export type MemberDetails = z.infer<typeof MemberDetails>;
export type UpdateMemberInput = z.infer<typeof UpdateMemberInput>;
export type RemoveMemberInput = z.infer<typeof RemoveMemberInput>;
export type AffectedView = z.infer<typeof AffectedView>;
export type SeatsView = z.infer<typeof SeatsView>;
export type ListInvitationsInput = z.infer<typeof ListInvitationsInput>;
export type InviteInput = z.infer<typeof InviteInput>;
export type InvitationView = z.infer<typeof InvitationView>;
export type InvitationLink = z.infer<typeof InvitationLink>;
export type OfferView = z.infer<typeof OfferView>;
export type AcceptInput = z.infer<typeof AcceptInput>;
