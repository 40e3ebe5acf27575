import { z } from "zod";

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

const nameOf = (what: string) => z.string().trim().min(1, `Write ${what}.`).max(120, "At most 120 characters.");

export const RegisterInput = z.object({
  tenantName: nameOf("your organisation's name").describe("The organisation's name."),
  tenantSlug: Slug.optional().describe("Its short name in addresses; made from the name when left out."),
  name: nameOf("your name").describe("The first admin's name."),
  email: Email,
  password: NewPassword,
});

export const LoginInput = z.object({
  email: Email,
  password: z.string().min(1, "Write your password.").max(256, "A password has at most 256 characters."),
  totp: z.string().max(10).optional().describe("The code of an authenticator app, for accounts that use one."),
});

const RefreshToken = z.string().min(1, "Send the refresh token.").max(200);
export const RefreshInput = z.object({ refreshToken: RefreshToken });

// Signing out always works: whatever is sent, nothing is told of it.
export const LogoutInput = z.object({ refreshToken: z.string() });

export const TokenPair = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal("bearer"),
  expiresIn: z.int().describe("Seconds until the access token ends."),
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
  settings: z.unknown(),
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

export type RegisterInput = z.infer<typeof RegisterInput>;
export type LoginInput = z.infer<typeof LoginInput>;
export type RefreshInput = z.infer<typeof RefreshInput>;
export type LogoutInput = z.infer<typeof LogoutInput>;
export type TokenPair = z.infer<typeof TokenPair>;
export type MeView = z.infer<typeof MeView>;
