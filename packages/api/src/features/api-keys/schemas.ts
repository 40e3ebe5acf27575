import { z } from "zod";
import { PageInput } from "../../kernel/page";
import { keyScopes } from "../../kernel/permissions";

export const ListApiKeysInput = PageInput;
export type ListApiKeysInput = z.infer<typeof ListApiKeysInput>;

export const ApiKeyId = z.object({ id: z.uuid() });
export type ApiKeyId = z.infer<typeof ApiKeyId>;

const Scope = z.enum(keyScopes as [string, ...string[]], { error: "is not a scope that a key may have." });

export const CreateApiKeyInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Name the program that will use it.")
    .max(120, "At most 120 characters.")
    .describe("What it is for."),
  scopes: z.array(Scope).min(1, "Choose at least one thing that the key may do.").max(keyScopes.length),
  expiresAt: z.date().nullable().optional().describe("When it ends by itself; never when left out."),
});
export type CreateApiKeyInput = z.infer<typeof CreateApiKeyInput>;

export const ApiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string().describe("Its first characters."),
  scopes: z.array(z.string()),
  state: z
    .enum(["active", "expired", "revoked", "orphaned"])
    .describe("`orphaned`: whoever made it is no active admin any more."),
  createdBy: z.uuid().nullable(),
  createdByName: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date().nullable(),
  lastUsedAt: z.date().nullable().describe("To the minute."),
  revokedAt: z.date().nullable(),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;

export const NewApiKeyView = ApiKeyView.extend({ key: z.string().describe("Shown this once.") });
export type NewApiKeyView = z.infer<typeof NewApiKeyView>;

export const RevokedKeys = z.object({ revoked: z.int() });
export type RevokedKeys = z.infer<typeof RevokedKeys>;
