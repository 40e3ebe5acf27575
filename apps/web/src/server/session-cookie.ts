import { sessionCookieName } from "@voxcalls/api";

/** The browser's session cookie: no script reads it, no other site's request carries it, and over https no other host can set it. */
export function sessionCookie(frontendUrl: string) {
  const secure = frontendUrl.startsWith("https:");
  return {
    name: sessionCookieName(frontendUrl),
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}
