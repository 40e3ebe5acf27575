import { contextOf, endSession, LoginInput, loginForBrowser, toAppError, tokensOf } from "@voxcalls/api";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { deps } from "./deps";
import { sessionCookie } from "./session-cookie";

/** Why a sign-in failed, in a code that travels in the address of the page; the page has the words. */
class SignInRefused extends CredentialsSignin {
  constructor(public override code: string) {
    super();
  }
}

declare module "next-auth" {
  interface User {
    sessionId?: string;
  }
}

/**
 * The only file that knows next-auth. Its cookie holds our own session token (`tokensOf`), so the API doors read it without
 * next-auth, and a session ended anywhere is ended here too.
 */
function options(): NextAuthConfig {
  const { env } = deps();
  const maxAge = env.REFRESH_TOKEN_EXPIRE_DAYS * 24 * 60 * 60;
  return {
    secret: env.AUTH_SECRET,
    trustHost: true,
    pages: { signIn: "/login", error: "/login" },
    session: { strategy: "jwt", maxAge },
    cookies: {
      sessionToken: sessionCookie(env.FRONTEND_URL),
    },
    jwt: {
      encode: ({ token }) => {
        const sid = token?.["sid"];
        if (!token?.sub || typeof sid !== "string") throw new Error("a session token needs a person and a session");
        return tokensOf(env).session({ sub: token.sub, sid }, deps().clock.now(), maxAge);
      },
      decode: ({ token }) => (token ? tokensOf(env).readSession(token, deps().clock.now()) : null),
    },
    callbacks: {
      jwt: ({ token, user }) => (user?.sessionId ? { sub: user.id ?? "", sid: user.sessionId } : token),
    },
    events: {
      signOut: async (message) => {
        const sid = "token" in message ? message.token?.["sid"] : undefined;
        if (typeof sid === "string") await endSession(contextOf(deps(), new Request(env.FRONTEND_URL), null), sid);
      },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {}, totp: {} },
        authorize: async (credentials, request) => {
          const input = LoginInput.safeParse(credentials);
          if (!input.success) throw new SignInRefused("unauthorized");
          const ctx = contextOf(deps(), request, request.headers.get("x-peer-address"));
          try {
            const { userId, sessionId } = await loginForBrowser(ctx, input.data);
            return { id: userId, sessionId };
          } catch (error) {
            const told = toAppError(error);
            if (told.fields.some(({ path }) => path === "totp")) throw new SignInRefused("totp");
            const wait = told.retryAfterSeconds === undefined ? "" : `:${Math.ceil(told.retryAfterSeconds)}`;
            throw new SignInRefused(`${told.code}${wait}`);
          }
        },
      }),
    ],
  };
}

export const { handlers, signIn, signOut } = NextAuth(options);
export { AuthError } from "next-auth";
