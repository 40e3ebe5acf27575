import { expect, test, type Browser, type Page } from "@playwright/test";
import { e2eEnv } from "./env";
import { signIn } from "./people";

const newcomer = { email: "nina@acme.test", name: "Nina Newcomer", password: "quiet-harbour-lamp-42" };

/** A person at a browser of their own. */
async function atOwnBrowser(browser: Browser): Promise<Page> {
  return await (await browser.newContext()).newPage();
}

/** Opens the newest mail to this address in the sandbox's mailbox, and answers where its link leads. */
async function linkInMail(page: Page, email: string): Promise<string> {
  await page.goto(`${e2eEnv.sandboxUrl}/mail`);
  await page.getByRole("button", { name: email }).first().click();
  const link = page.frameLocator("#html").getByRole("link", { name: "Accept the invitation" });
  return (await link.getAttribute("href")) ?? "";
}

test("an admin invites somebody, assigns an agent, and removes them; another organisation sees nothing", async ({
  page: admin,
  browser,
}) => {
  const globex = await atOwnBrowser(browser);
  await signIn(globex, "admin@globex.test");

  await signIn(admin, "admin@acme.test");
  await admin.goto("/dashboard/team");
  await admin.getByRole("button", { name: "Invite someone" }).click();
  await admin.getByLabel("E-mail").fill("not an address");
  await admin.getByRole("button", { name: "Send invitation" }).click();
  await expect(admin.getByText("Write an e-mail address")).toBeVisible();
  await admin.getByLabel("E-mail").fill(newcomer.email);
  await admin.getByRole("button", { name: "Send invitation" }).click();
  await expect(admin.getByRole("row", { name: newcomer.email })).toContainText("Waiting");
  await globex.goto("/dashboard/team?tab=invitations");
  await expect(globex.getByText("No invitation is waiting")).toBeVisible();

  const guest = await atOwnBrowser(browser);
  await expect(async () => {
    expect(await linkInMail(guest, newcomer.email)).toContain("/invite/");
  }).toPass({ timeout: 90_000 });
  const link = await linkInMail(guest, newcomer.email);
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "Join Acme" })).toBeVisible();
  await guest.getByLabel("Your name").fill(newcomer.name);
  await guest.getByLabel("Password", { exact: true }).fill(newcomer.password);
  await guest.getByRole("button", { name: "Join" }).click();
  await expect(guest).toHaveURL(/\/dashboard$/, { timeout: 60_000 });
  await expect(guest.getByRole("link", { name: "Team" })).toHaveCount(0);
  expect((await guest.goto("/dashboard/team"))?.status()).toBe(404);
  await expect(guest.getByRole("heading", { level: 1, name: "There is nothing here" })).toBeVisible();
  await expect(guest.getByRole("heading", { name: "Team" })).toHaveCount(0);

  await admin.goto("/dashboard/team");
  await admin.getByRole("button", { name: `Acts on ${newcomer.name}` }).click();
  await admin.getByRole("menuitem", { name: "Agent and number" }).click();
  await admin.getByLabel("Agent", { exact: true }).click();
  await admin.getByRole("option").nth(1).click();
  const agent = (await admin.getByLabel("Agent", { exact: true }).innerText()).trim();
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByRole("row", { name: newcomer.name })).toContainText(agent);
  await guest.goto("/dashboard/agent");
  await expect(guest.getByText(agent).first()).toBeVisible();

  await globex.goto("/dashboard/team");
  await expect(globex.getByRole("table", { name: "Members" })).not.toContainText(newcomer.name);

  await admin.goto("/dashboard/team");
  await admin.getByRole("button", { name: `Acts on ${newcomer.name}` }).click();
  await admin.getByRole("menuitem", { name: "Remove" }).click();
  const wizard = admin.getByRole("dialog");
  await expect(wizard.getByText(agent)).toBeVisible();
  await wizard.getByRole("button", { name: "Remove member" }).click();
  await expect(admin.getByRole("row", { name: newcomer.name })).toHaveCount(0);

  await guest.goto("/dashboard/agent");
  await expect(guest).toHaveURL(/\/login/);
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "This invitation was accepted" })).toBeVisible();
});
