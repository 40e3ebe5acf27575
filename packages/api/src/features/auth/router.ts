import { open, rest, router, signedIn } from "../../trpc";
import { login } from "./login";
import { logout } from "./logout";
import { me } from "./me";
import { refresh } from "./refresh";
import { register } from "./register";
import { LoginInput, LogoutInput, MeView, RefreshInput, RegisterInput, TokenPair } from "./schemas";

export const authRouter = router({
  register: open
    .meta(rest("POST", "/auth/register", "Make an organisation and its first admin", { status: 201 }))
    .input(RegisterInput)
    .output(TokenPair)
    .mutation(({ ctx, input }) => register(ctx, input)),
  login: open
    .meta(rest("POST", "/auth/login", "Sign in"))
    .input(LoginInput)
    .output(TokenPair)
    .mutation(({ ctx, input }) => login(ctx, input)),
  refresh: open
    .meta(rest("POST", "/auth/refresh", "Spend a refresh token for a new pair"))
    .input(RefreshInput)
    .output(TokenPair)
    .mutation(({ ctx, input }) => refresh(ctx, input)),
  logout: open
    .meta(rest("POST", "/auth/logout", "End the session of a refresh token", { respond: "empty" }))
    .input(LogoutInput)
    .mutation(({ ctx, input }) => logout(ctx, input)),
  me: signedIn
    .meta(rest("GET", "/auth/me", "The signed-in person"))
    .output(MeView)
    .query(({ ctx }) => me(ctx)),
});
