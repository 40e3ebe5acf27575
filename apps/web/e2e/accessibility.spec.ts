import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test, type Browser, type BrowserContextOptions, type Page } from "@playwright/test";
import { signIn } from "./people";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Finding {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { html: string }[];
}

/** What axe finds serious or critical on the page as it stands. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  const findings = await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } };
    return (await engine.run()).violations;
  });
  return findings
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ""}`);
}

const open = ["/login", "/register", "/docs/api"];
const ofTenant = ["/dashboard", "/dashboard/agent", "/dashboard/agent/new", "/dashboard/calls", "/dashboard/numbers"];
const ofPlatform = ["/admin", "/admin/phone-numbers"];

/** The drawer of a call and the palette are pages of their own to whoever cannot see what lies under them. */
async function lookAtWhatFloats(browser: Browser, looks: BrowserContextOptions): Promise<void> {
  // Axe is an inline script, which no page of ours would run (doors.spec.ts sees to that).
  const context = await browser.newContext({ ...looks, bypassCSP: true });
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

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`every page is accessible and no page scrolls sideways (${colorScheme}, ${width} px)`, async ({ browser }) => {
      const look = async (email: string | null, paths: readonly string[]) => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
        const page = await context.newPage();
        if (email !== null) await signIn(page, email);
        for (const path of paths) {
          await page.goto(path, { waitUntil: "networkidle" });
          expect([path, await seriousFindings(page)]).toEqual([path, []]);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect([path, Math.max(0, sideways)]).toEqual([path, 0]);
        }
        await context.close();
      };
      await look(null, open);
      await look("admin@acme.test", ofTenant);
      await lookAtWhatFloats(browser, { colorScheme, viewport: { width, height: 900 } });
      await look("super@voxcalls.test", ofPlatform);
    });
  }
}
