import { platform, rest, router } from "../../../trpc";
import { createAccount } from "./create";
import { listAccounts } from "./list";
import { AccountIdInput, AccountPage, AccountView, CreateAccountInput, ListAccountsInput } from "./schemas";
import { sendAccountLink } from "./send-link";
import { activateAccount, suspendAccount } from "./suspend";

export const platformAccountsRouter = router({
  list: platform("platform:accounts")
    .meta(rest("GET", "/admin/users", "The super admins"))
    .input(ListAccountsInput)
    .output(AccountPage)
    .query(({ ctx, input }) => listAccounts(ctx, input)),
  create: platform("platform:accounts")
    .meta(rest("POST", "/admin/users", "Make a super admin; a link to set the password is mailed", { status: 201 }))
    .input(CreateAccountInput)
    .output(AccountView)
    .mutation(({ ctx, input }) => createAccount(ctx, input)),
  sendLink: platform("platform:accounts")
    .meta(rest("POST", "/admin/users/{id}/send-link", "Mail a new link to set the password"))
    .input(AccountIdInput)
    .output(AccountView)
    .mutation(({ ctx, input }) => sendAccountLink(ctx, input)),
  suspend: platform("platform:accounts")
    .meta(rest("POST", "/admin/users/{id}/suspend", "Suspend a super admin and end all their sessions"))
    .input(AccountIdInput)
    .output(AccountView)
    .mutation(({ ctx, input }) => suspendAccount(ctx, input)),
  activate: platform("platform:accounts")
    .meta(rest("POST", "/admin/users/{id}/activate", "Let a suspended super admin sign in again"))
    .input(AccountIdInput)
    .output(AccountView)
    .mutation(({ ctx, input }) => activateAccount(ctx, input)),
});
