import { pageOf } from "../../kernel/page";
import { open, ownSafety, rest, router, signedIn } from "../../trpc";
import { changeEmail } from "./account/change-email";
import { changePassword } from "./account/change-password";
import { endOtherSessions } from "./account/end-other-sessions";
import { endOwnSession } from "./account/end-session";
import { getAccount } from "./account/get-account";
import { listSessions } from "./account/list-sessions";
import { sendVerification } from "./account/send-verification";
import { updateMe } from "./account/update-me";
import { findLink } from "./links/find-link";
import { forgotPassword } from "./links/forgot-password";
import { resetPassword } from "./links/reset-password";
import { verifyEmail } from "./links/verify-email";
import { login } from "./login";
import { logout } from "./logout";
import { me } from "./me";
import { refresh } from "./refresh";
import { register } from "./register";
import * as schemas from "./schemas";
import { beginTwoFactor } from "./two-factor/begin";
import { confirmTwoFactor } from "./two-factor/confirm";
import { disableTwoFactor } from "./two-factor/disable";
import { renewRecoveryCodes } from "./two-factor/renew-recovery-codes";

export const authRouter = router({
  register: open
    .meta(rest("POST", "/auth/register", "Make an organisation and its first admin", { status: 201 }))
    .input(schemas.RegisterInput)
    .output(schemas.TokenPair)
    .mutation(({ ctx, input }) => register(ctx, input)),
  login: open
    .meta(rest("POST", "/auth/login", "Sign in"))
    .input(schemas.LoginInput)
    .output(schemas.TokenPair)
    .mutation(({ ctx, input }) => login(ctx, input)),
  refresh: open
    .meta(rest("POST", "/auth/refresh", "Spend a refresh token for a new pair"))
    .input(schemas.RefreshInput)
    .output(schemas.TokenPair)
    .mutation(({ ctx, input }) => refresh(ctx, input)),
  logout: open
    .meta(rest("POST", "/auth/logout", "End the session of a refresh token", { respond: "empty", takesAnything: true }))
    .input(schemas.LogoutInput)
    .mutation(({ ctx, input }) => logout(ctx, input)),
  me: signedIn
    .meta(rest("GET", "/auth/me", "The signed-in person"))
    .output(schemas.MeView)
    .query(({ ctx }) => me(ctx)),
  updateMe: signedIn
    .meta(rest("PATCH", "/auth/me", "Change the own name and preferences"))
    .input(schemas.UpdateMeInput)
    .output(schemas.MeView)
    .mutation(({ ctx, input }) => updateMe(ctx, input)),
  account: signedIn
    .meta(rest("GET", "/auth/account", "Second factor, pending e-mail and password rules of the own account"))
    .output(schemas.AccountView)
    .query(({ ctx }) => getAccount(ctx)),
  link: open
    .input(schemas.LinkInput)
    .output(schemas.LinkView)
    .query(({ ctx, input }) => findLink(ctx, input)),
  password: router({
    forgot: open
      .meta(rest("POST", "/auth/password/forgot", "Mail a link for a new password", { status: 202, respond: "empty" }))
      .input(schemas.ForgotPasswordInput)
      .mutation(({ ctx, input }) => forgotPassword(ctx, input)),
    reset: open
      .meta(rest("POST", "/auth/password/reset", "Set a new password by a mailed link", { respond: "empty" }))
      .input(schemas.ResetPasswordInput)
      .mutation(({ ctx, input }) => resetPassword(ctx, input)),
    change: ownSafety
      .meta(rest("POST", "/auth/password/change", "Change the own password", { respond: "empty" }))
      .input(schemas.ChangePasswordInput)
      .mutation(({ ctx, input }) => changePassword(ctx, input)),
  }),
  email: router({
    verify: open
      .meta(rest("POST", "/auth/verify-email", "Confirm an e-mail by a mailed link", { respond: "empty" }))
      .input(schemas.LinkInput)
      .mutation(({ ctx, input }) => verifyEmail(ctx, input)),
    sendLink: signedIn
      .meta(rest("POST", "/auth/verify-email/send", "Mail that link again", { status: 202, respond: "empty" }))
      .mutation(({ ctx }) => sendVerification(ctx)),
    change: signedIn
      .meta(rest("POST", "/auth/email/change", "Mail a link to a new e-mail", { status: 202, respond: "empty" }))
      .input(schemas.ChangeEmailInput)
      .mutation(({ ctx, input }) => changeEmail(ctx, input)),
  }),
  sessions: router({
    list: signedIn
      .meta(rest("GET", "/auth/sessions", "Where the own account is signed in, newest first"))
      .input(schemas.ListSessionsInput)
      .output(pageOf(schemas.SessionView))
      .query(({ ctx, input }) => listSessions(ctx, input)),
    end: ownSafety
      .meta(rest("DELETE", "/auth/sessions/{id}", "End one of the own sessions", { respond: "empty" }))
      .input(schemas.SessionInput)
      .mutation(({ ctx, input }) => endOwnSession(ctx, input)),
    endOthers: ownSafety
      .meta(rest("DELETE", "/auth/sessions", "End all own sessions but this one"))
      .output(schemas.EndedSessions)
      .mutation(({ ctx }) => endOtherSessions(ctx)),
  }),
  twoFactor: router({
    begin: ownSafety
      .meta(rest("POST", "/auth/two-factor", "Make a secret for an authenticator app"))
      .input(schemas.PasswordInput)
      .output(schemas.TwoFactorSecret)
      .mutation(({ ctx, input }) => beginTwoFactor(ctx, input)),
    confirm: ownSafety
      .meta(rest("POST", "/auth/two-factor/confirm", "Switch two-factor on by a first code"))
      .input(schemas.CodeInput)
      .output(schemas.RecoveryCodes)
      .mutation(({ ctx, input }) => confirmTwoFactor(ctx, input)),
    renewCodes: ownSafety
      .meta(rest("POST", "/auth/two-factor/recovery-codes", "Replace the recovery codes"))
      .input(schemas.PasswordInput)
      .output(schemas.RecoveryCodes)
      .mutation(({ ctx, input }) => renewRecoveryCodes(ctx, input)),
    disable: ownSafety
      .meta(rest("POST", "/auth/two-factor/disable", "Switch two-factor off", { respond: "empty" }))
      .input(schemas.PasswordInput)
      .mutation(({ ctx, input }) => disableTwoFactor(ctx, input)),
  }),
});
