import { expect, it } from "vitest";
import { sessionCookie } from "./session-cookie";

it("K10: over https the cookie is bound to the host, and no script or other site gets at it", () => {
  const { name, options } = sessionCookie("https://app.example.com");
  // What the __Host- prefix demands of a browser: secure, the whole path, no domain (RFC 6265bis §4.1.3.2).
  expect(name).toBe("__Host-voxcalls.session");
  expect(options).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
});

it("K10: over http, for development, it has no prefix, which browsers would refuse", () => {
  const { name, options } = sessionCookie("http://localhost:3000");
  expect(name).toBe("voxcalls.session");
  expect(options).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: false });
});
