import { expect, test } from "@playwright/test";
import { behindSignIn, isAboutNothing, ofPlatform, ofTenant, open } from "./pages";
import { signIn } from "./people";
import { complaintsOf, expectPolicy } from "./policy";

test("L9: a user's pages, and those of what is not there, work under their content security policy", async ({
  browser,
}) => {
  test.setTimeout(600_000);
  // The other pages are looked at in both themes where axe looks at them (accessibility.spec.ts).
  const look = async (email: string | null, pages: readonly string[]) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    if (email !== null) await signIn(page, email);
    for (const path of pages) expectPolicy(path, await page.goto(path, { waitUntil: "networkidle" }));
    expect(complaints).toEqual([]);
    await context.close();
  };
  const ofSomething = (path: string) => !isAboutNothing(path);
  await look(null, [...open.filter(ofSomething), "/dashboard"]);
  await look("user@acme.test", ofTenant);
  await look("admin@acme.test", ofTenant.filter(ofSomething));
  await look("super@voxcalls.test", ofPlatform.filter(ofSomething));
});

test("L9: a recording plays and its waveform is drawn under the policy", async ({ page }) => {
  const complaints = complaintsOf(page);
  await signIn(page, "admin@acme.test");
  const { data } = (await (await page.request.get("/api/v1/calls?limit=50")).json()) as {
    data: { id: string; has_recording: boolean }[];
  };
  const recorded = data.find((call) => call.has_recording);
  expect(recorded).toBeDefined();
  await page.goto(`/dashboard/calls/${recorded?.id ?? ""}`, { waitUntil: "networkidle" });
  await page.getByRole("button", { name: "Play", exact: true }).first().click();
  await expect(page.getByRole("button", { name: "Pause", exact: true }).first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test("K13: no header opens a page or a route to somebody who is not signed in", async ({ request }) => {
  const tricks = [
    {},
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware" },
    { "x-invoke-path": "/login", "x-matched-path": "/login" },
    { "x-forwarded-host": "localhost", "x-original-url": "/login", "x-rewrite-url": "/login" },
    { "x-peer-address": "127.0.0.1", "x-request-path": "/login", "x-nonce": "known" },
  ];
  for (const headers of tricks) {
    for (const path of behindSignIn) {
      const answer = await request.get(path, { headers, maxRedirects: 0 });
      const text = await answer.text();
      const isSentAway =
        answer.status() === 307 || /NEXT_REDIRECT;replace;\/login/.test(text) || /url=\/login/.test(text);
      expect([path, headers, isSentAway]).toEqual([path, headers, true]);
      expect(text).not.toContain('nonce="known"');
    }
    for (const path of ["/api/v1/agents", "/api/v1/auth/me", "/api/trpc/agents.list", "/api/v1/calls"]) {
      expect([path, (await request.get(path, { headers })).status()]).toEqual([path, 401]);
    }
  }
});

test("K10: the session's cookie is for our server alone, and another one at each sign-in", async ({ browser }) => {
  const signedIn = async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await signIn(page, "admin@acme.test");
    expect(await page.evaluate(() => document.cookie)).not.toContain("session");
    const session = (await context.cookies()).find(({ name }) => name.includes("voxcalls.session"));
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    await context.close();
    return session?.value;
  };
  expect(await signedIn()).not.toBe(await signedIn());
});
