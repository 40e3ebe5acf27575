import { expect, test, type Page } from "@playwright/test";
import { expectAwake, registerOwn, signIn } from "./people";
import { Phone } from "./phone";

/** What the caller of a number hears first. */
async function expectGreeting(page: Page, number: string, words: string): Promise<void> {
  const phone = await Phone.dial(page, number);
  await phone.hear(words);
  await phone.hangUp();
}

/** Claims a number for the organisation's only agent. */
async function claimNumber(page: Page): Promise<string> {
  await page.goto("/dashboard/numbers");
  const open = page.getByRole("button", { name: "Claim a number" });
  await expectAwake(open);
  await open.click();
  const claim = page.getByRole("button", { name: /^Claim \+/ }).first();
  const number = ((await claim.getAttribute("aria-label")) ?? "").replace("Claim ", "");
  await claim.click();
  await expect(page.getByRole("row", { name: number })).toContainText("In use", { timeout: 60_000 });
  return number;
}

test("a second version is published and answers, its difference is read, and going back lets callers hear the first again", async ({
  page,
  request,
}) => {
  const admin = await registerOwn(request, "Forth And Back");
  await signIn(page, admin.email, admin.password);
  await page.goto("/dashboard/agent/new");
  await expectAwake(page.getByLabel("Name"));
  await page.getByLabel("Name").fill("Desk");
  await page.locator('textarea[name="systemPrompt"]').fill("You answer for Bright Dental.");
  await page.getByLabel("Welcome message").fill("Bright Dental, good morning.");
  await page.getByRole("button", { name: "Create agent" }).click();
  await expect(page.getByRole("heading", { name: "Desk" })).toBeVisible({ timeout: 60_000 });
  const agent = new URL(page.url()).pathname;
  const number = await claimNumber(page);
  await expectGreeting(page, number, "Bright Dental, good morning.");

  await page.goto(agent);
  const welcome = page.locator('textarea[name="welcomeMessage"]');
  await expectAwake(welcome);
  await welcome.fill("Bright Dental, good evening.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible({ timeout: 60_000 });
  await expectGreeting(page, number, "Bright Dental, good morning.");

  await page.goto(agent);
  const publish = page.getByRole("button", { name: "Publish", exact: true });
  await expectAwake(publish);
  await publish.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("For the evening");
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Version 2", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expectGreeting(page, number, "Bright Dental, good evening.");

  await page.goto(`${agent}/versions`);
  const versions = page.getByRole("navigation", { name: "Versions" });
  await versions.getByRole("link", { name: /^Version 2/ }).click();
  await expect(versions.getByRole("link", { name: /^Version 2/ })).toContainText("For the evening");
  const difference = page.getByRole("region", { name: "Difference" });
  await expect(difference).toContainText("From version 1 to version 2", { timeout: 60_000 });
  await expect(difference.getByRole("deletion")).toHaveText("morning");
  await expect(difference.getByRole("insertion")).toHaveText("evening");

  const back = page.getByRole("button", { name: "Go back to version 1" });
  await expectAwake(back);
  await back.click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish it again" }).click();
  await expect(versions.getByRole("link", { name: /^Version 3/ })).toContainText("Callers meet this", {
    timeout: 60_000,
  });
  await expectGreeting(page, number, "Bright Dental, good morning.");
  await page.goto(agent);
  await expect(welcome).toHaveValue("Bright Dental, good morning.");
});
