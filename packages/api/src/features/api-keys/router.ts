import { pageOf } from "../../kernel/page";
import { can, rest, router } from "../../trpc";
import { createApiKey } from "./create";
import { listApiKeys } from "./list";
import { revokeApiKey } from "./revoke";
import { revokeAllApiKeys } from "./revoke-all";
import { ApiKeyId, ApiKeyView, CreateApiKeyInput, ListApiKeysInput, NewApiKeyView, RevokedKeys } from "./schemas";

export const apiKeysRouter = router({
  list: can("api-keys:read")
    .meta(rest("GET", "/api-keys", "API keys, newest first"))
    .input(ListApiKeysInput)
    .output(pageOf(ApiKeyView))
    .query(({ ctx, input }) => listApiKeys(ctx, input)),
  create: can("api-keys:manage")
    .meta(rest("POST", "/api-keys", "Make an API key; it is shown this once", { status: 201 }))
    .input(CreateApiKeyInput)
    .output(NewApiKeyView)
    .mutation(({ ctx, input }) => createApiKey(ctx, input)),
  revoke: can("api-keys:manage")
    .meta(rest("DELETE", "/api-keys/{id}", "Revoke an API key", { respond: "empty" }))
    .input(ApiKeyId)
    .mutation(({ ctx, input }) => revokeApiKey(ctx, input)),
  revokeAll: can("api-keys:manage")
    .output(RevokedKeys)
    .mutation(({ ctx }) => revokeAllApiKeys(ctx)),
});
