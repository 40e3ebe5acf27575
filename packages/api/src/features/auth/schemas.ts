import { z } from "zod";
import { NameText } from "../../kernel/fields";
import { PageInput } from "../../kernel/page";

const Email = z
  .string()
  .trim()
  .max(255, "An e-mail address has at most 255 characters.")
  .pipe(z.email("Write an e-mail address, like name@example.com."))
  .transform((text) => text.toLowerCase());

// Length is bounded before anything is hashed; what else makes a password bad is for passwords.ts to say.
const NewPassword = z
  .string()
  .min(8, "A password has at least 8 characters.")
  .max(256, "A password has at most 256 characters.");

const Slug = z
  .string()
  .trim()
  .min(2, "At least 2 characters.")
  .max(60, "At most 60 characters.")
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "Small letters, digits and single hyphens between them.");

// Chosen from the very list that the screens offer, which is the runtime's own.
const TimeZone = z
  .string()
  .refine(
    (zone) => zone === "UTC" || Intl.supportedValuesOf("timeZone").includes(zone),
    "Choose a time zone of the list.",
  );

const CurrentPassword = z.string().min(1, "Write your password.").max(256, "A password has at most 256 characters.");
const LinkToken = z.string().min(1, "Send the token of the link.").max(100);

const nameOf = (what: string) => NameText(`Write ${what}.`);

export const RegisterInput = z.object({
  tenantName: nameOf("your organisation's name").describe("The organisation's name."),
  tenantSlug: Slug.optional().describe("Its short name in addresses; made from the name when left out."),
  name: nameOf("your name").describe("The first admin's name."),
  email: Email,
  password: NewPassword,
});

export const LoginInput = z.object({
  email: Email,
  password: CurrentPassword,
  totp: z
    .string()
    .max(40, "A code has at most 40 characters.")
    .optional()
    .describe("The code of an authenticator app, or a recovery code, for accounts with two-factor."),
});

const RefreshToken = z.string().min(1, "Send the refresh token.").max(200);
export const RefreshInput = z.object({ refreshToken: RefreshToken });

// Signing out always works: whatever is sent, nothing is told of it.
export const LogoutInput = z.object({ refreshToken: z.string().catch("") });

export const TokenPair = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal("bearer"),
  expiresIn: z.int().describe("Seconds until the access token ends."),
});

/** Filters of the archive of calls under a name, so that they are found again. */
const CallView = z.object({
  name: NameText("Give it a name.", 40),
  address: z
    .string()
    .max(1_000)
    .regex(/^\?/, "It begins with a question mark.")
    .describe("The filters as the page's address holds them."),
});

/** Kept in the user's settings. */
export const Preferences = z.object({
  timeZone: TimeZone.nullable().describe("IANA zone that times are shown in; the device's own when null."),
  theme: z.enum(["light", "dark", "system"]).describe("Light, dark, or as the device says."),
  callViews: z.array(CallView).max(30, "30 views at most.").describe("Saved views of the archive of calls."),
});

export const MeView = z.object({
  id: z.uuid(),
  tenantId: z.uuid().nullable(),
  email: z.string(),
  name: z.string(),
  role: z.enum(["super_admin", "admin", "user"]),
  status: z.enum(["active", "invited", "suspended"]),
  emailVerified: z.boolean(),
  assignedAgentId: z.uuid().nullable(),
  assignedPhoneNumberId: z.uuid().nullable(),
  settings: Preferences,
  createdAt: z.date(),
  lastLoginAt: z.date().nullable(),
  tenant: z
    .object({
      id: z.uuid(),
      name: z.string(),
      slug: z.string(),
      plan: z.enum(["free", "starter", "pro", "enterprise"]),
      status: z.enum(["active", "suspended", "trial", "cancelled"]),
    })
    .nullable(),
});

export const UpdateMeInput = z.object({
  name: nameOf("your name").optional(),
  settings: Preferences.partial().strict().optional().describe("What is left out stays."),
});

export const ChangePasswordInput = z.object({ currentPassword: CurrentPassword, newPassword: NewPassword });
export const ForgotPasswordInput = z.object({ email: Email });
export const ResetPasswordInput = z.object({ token: LinkToken, password: NewPassword });
export const ChangeEmailInput = z.object({ email: Email, password: CurrentPassword });
export const LinkInput = z.object({ token: LinkToken });

export const LinkView = z.object({
  purpose: z.enum(["verify_email", "reset_password", "change_email"]),
  email: z.string(),
  minPasswordLength: z.int(),
});

export const ListSessionsInput = PageInput;
export const SessionInput = z.object({ id: z.uuid() });

export const SessionView = z.object({
  id: z.uuid(),
  device: z.string().nullable().describe("Browser and system in words."),
  ipAddress: z.string().nullable(),
  createdAt: z.date(),
  lastSeenAt: z.date().describe("Exact to a few minutes."),
  expiresAt: z.date(),
  current: z.boolean().describe("The session that asks."),
});

export const EndedSessions = z.object({ ended: z.int().describe("How many sessions were ended.") });

export const PasswordInput = z.object({ password: CurrentPassword });
export const CodeInput = z.object({
  code: z
    .string()
    .transform((code) => code.replaceAll(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "A code has six digits.")),
});

export const TwoFactorSecret = z.object({
  secret: z.string().describe("For typing into an authenticator app: base 32."),
  uri: z.string().describe("For a QR code: otpauth://…"),
});

export const RecoveryCodes = z.object({
  recoveryCodes: z.array(z.string()).describe("Each stands in for the app once. They are shown this once."),
});

export const AccountView = z.object({
  twoFactor: z.object({
    enabledAt: z.date().nullable(),
    required: z.boolean().describe("The organisation asks for it."),
    recoveryCodesLeft: z.int(),
  }),
  pendingEmail: z.string().nullable().describe("Becomes the e-mail when the link that was sent there is followed."),
  passwordChangedAt: z.date().nullable(),
  minPasswordLength: z.int(),
});

export type RegisterInput = z.infer<typeof RegisterInput>;
export type LoginInput = z.infer<typeof LoginInput>;
export type RefreshInput = z.infer<typeof RefreshInput>;
export type LogoutInput = z.infer<typeof LogoutInput>;
export type TokenPair = z.infer<typeof TokenPair>;
export type MeView = z.infer<typeof MeView>;
export type Preferences = z.infer<typeof Preferences>;
export type UpdateMeInput = z.infer<typeof UpdateMeInput>;
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;
export type ForgotPasswordInput = z.infer<typeof ForgotPasswordInput>;
export type ResetPasswordInput = z.infer<typeof ResetPasswordInput>;
export type ChangeEmailInput = z.infer<typeof ChangeEmailInput>;
export type LinkView = z.infer<typeof LinkView>;
export type ListSessionsInput = z.infer<typeof ListSessionsInput>;
export type SessionView = z.infer<typeof SessionView>;
export type TwoFactorSecret = z.infer<typeof TwoFactorSecret>;
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
export type AccountView = z.infer<typeof AccountView>;
