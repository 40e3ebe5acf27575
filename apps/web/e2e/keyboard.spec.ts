import { expect, test, type Page } from "@playwright/test";
import { expectAwake, signIn } from "./people";

/** Presses a key until it did something: before the page is hydrated nobody listens. */
async function pressUntil(page: Page, key: string, seen: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    await seen();
  }).toPass({ timeout: 60_000 });
}

test("the palette opens by its key, finds pages, agents and calls, and goes there", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/dashboard/calls");
  const number = /\+\d{8,15}/.exec(await page.locator("tbody tr").first().innerText())?.[0] ?? "";
  const palette = page.getByRole("dialog", { name: "Go to" });
  const input = palette.getByRole("combobox");
  const open = () => pressUntil(page, "Control+k", async () => await expect(input).toBeFocused({ timeout: 2_000 }));

  await open();
  await input.fill("front desk");
  await expect(palette.getByRole("option", { selected: true })).toContainText("Front desk");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dashboard\/agent\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1, name: "Front desk" })).toBeVisible();

  await open();
  await input.fill(number.slice(0, 3) + " " + number.slice(3));
  await palette.getByRole("option", { name: number }).first().click();
  await expect(page).toHaveURL(/\/dashboard\/calls\/[0-9a-f-]{36}$/);
});

test("a user's palette holds no page and no agent that is not the user's", async ({ page }) => {
  await signIn(page, "user@acme.test");
  await page.goto("/dashboard");
  const palette = page.getByRole("dialog", { name: "Go to" });
  const input = palette.getByRole("combobox");
  await pressUntil(page, "Control+k", async () => await expect(input).toBeFocused({ timeout: 2_000 }));
  await expect(palette.getByRole("option", { name: /Front desk/ })).toBeVisible();
  await expect(palette.getByRole("option", { name: /After hours|Night desk/ })).toHaveCount(0);
  await expect(palette.getByRole("option", { name: "New agent" })).toHaveCount(0);
});

test("j and Enter open a call beside its list, the address brings it back, Esc closes it", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/dashboard/calls");
  const first = page.locator("tbody [data-row-link]").first();
  await pressUntil(page, "j", async () => await expect(first).toBeFocused({ timeout: 2_000 }));
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByRole("tab", { name: "Transcript" })).toBeVisible();
  await expect(page).toHaveURL(/[?&]call=[0-9a-f-]{36}/);

  await page.reload();
  await expect(drawer.getByRole("tab", { name: "Transcript" })).toBeVisible();
  await drawer.getByRole("tab", { name: "Receipt" }).click();
  await expect(drawer.getByText("Billed", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await expect(page).not.toHaveURL(/call=/);

  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
});

test("a hidden column stays hidden", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/dashboard/calls");
  const head = page.getByRole("columnheader", { name: "End reason" });
  await expect(head).toBeVisible();
  const line = page.getByRole("menuitemcheckbox", { name: "End reason" });
  await expect(async () => {
    if (!(await line.isVisible())) await page.getByRole("button", { name: "Columns" }).click();
    await expect(line).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await line.click();
  await expect(head).toHaveCount(0);
  await page.goto("/dashboard/calls");
  await expect(page.getByRole("columnheader", { name: "Duration" })).toBeVisible();
  await expect(head).toHaveCount(0);
});

test("the way back asks before it loses what was typed", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/dashboard/numbers");
  await page.goto("/dashboard/agent/new");
  const name = page.getByLabel("Name");
  await expectAwake(name);
  await name.fill("Never saved");
  await page.goBack();
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(name).toHaveValue("Never saved");
  await page.goBack();
  await question.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page).toHaveURL(/\/dashboard\/numbers$/);
});
