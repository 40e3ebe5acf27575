import { expect, test, type Browser, type BrowserContextOptions } from "@playwright/test";
import { seriousFindings } from "./axe";
import { isAboutNothing, ofPlatform, ofTenant, open } from "./pages";
import { signIn } from "./people";
import { complaintsOf, expectPolicy } from "./policy";

const openPages = [...open.filter(isAboutNothing), "/invite/unknown"];
const pagesOfTenant = [...ofTenant.filter(isAboutNothing), "/dashboard/team?tab=roles"];
const pagesOfPlatform = ofPlatform.filter(isAboutNothing);
/** Buttons whose dialogs are looked at as well. */
const dialogsOfTenant = [
  { path: "/dashboard/team", button: "Invite someone" },
  { path: "/dashboard/settings/developer", button: "New key" },
  { path: "/account", button: "Set up two-factor" },
];
const dialogsOfPlatform = [
  { path: "/admin/tenants", button: "New organisation" },
  { path: "/admin/settings", button: "Add super admin" },
];

/** The drawer of a call and the palette are pages of their own to whoever cannot see what lies under them. */
async function lookAtWhatFloats(browser: Browser, looks: BrowserContextOptions): Promise<void> {
  const context = await browser.newContext(looks);
  const page = await context.newPage();
  await signIn(page, "admin@acme.test");
  await page.goto("/dashboard/calls");
  const href = (await page.locator("tbody [data-row-link]").first().getAttribute("href")) ?? "";
  await page.goto(`/dashboard/calls?call=${href.split("/").at(-1) ?? ""}`);
  await expect(page.getByRole("dialog").getByRole("tab", { name: "Transcript" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(["the drawer", await seriousFindings(page)]).toEqual(["the drawer", []]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("option", { name: "Overview" })).toBeVisible();
  expect(["the palette", await seriousFindings(page)]).toEqual(["the palette", []]);
  await context.close();
}

/** Every page and dialog of everybody who has them, as axe, the browser's policy and the edge of the screen find them. */
async function walk(browser: Browser, looks: BrowserContextOptions): Promise<void> {
  const look = async (email: string | null, paths: readonly string[], dialogs: typeof dialogsOfTenant = []) => {
    const context = await browser.newContext(looks);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    if (email !== null) await signIn(page, email);
    for (const path of paths) {
      expectPolicy(path, await page.goto(path, { waitUntil: "networkidle" }));
      expect([path, await seriousFindings(page)]).toEqual([path, []]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([path, Math.max(0, sideways)]).toEqual([path, 0]);
    }
    for (const { path, button } of dialogs) {
      await page.goto(path, { waitUntil: "networkidle" });
      await page.getByRole("button", { name: button }).first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect([button, await seriousFindings(page)]).toEqual([button, []]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  };
  await look(null, openPages);
  await look("admin@acme.test", pagesOfTenant, dialogsOfTenant);
  await lookAtWhatFloats(browser, looks);
  await look("super@voxcalls.test", pagesOfPlatform, dialogsOfPlatform);
}

test("L9: every page is accessible, as wide as the screen, and works under its content security policy", async ({
  browser,
}) => {
  // Some forty pages and dialogs, each until its network rests.
  test.setTimeout(600_000);
  // Both themes and both widths; what one of them shows wrong hardly hides in the other two combinations. Side by side: most of it is waiting.
  await Promise.all([
    walk(browser, { colorScheme: "light", viewport: { width: 1440, height: 900 } }),
    walk(browser, { colorScheme: "dark", viewport: { width: 390, height: 900 } }),
  ]);
});
