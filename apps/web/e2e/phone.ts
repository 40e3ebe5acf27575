import { expect, type Locator, type Page } from "@playwright/test";
import { e2eEnv } from "./env";

/** A call at the sandbox's phone page, with somebody who types what the caller says. */
export class Phone {
  readonly transcript: Locator;

  private constructor(
    readonly page: Page,
    readonly from: string,
  ) {
    this.transcript = page.getByRole("log", { name: "Transcript" });
  }

  /** Dials a number. */
  static async dial(page: Page, number: string): Promise<Phone> {
    await page.goto(`${e2eEnv.sandboxUrl}/phone`);
    await page.locator(`input[name="to"][value="${number}"]`).check({ force: true });
    const from = await page.locator("#from").inputValue();
    await page.getByRole("button", { name: "Dial" }).click();
    return new Phone(page, from);
  }

  /** Waits for the agent's words. */
  async hear(words: string | RegExp): Promise<void> {
    await expect(this.transcript).toContainText(words, { timeout: 60_000 });
  }

  /** Says a line once the agent listens. */
  async say(line: string): Promise<void> {
    const box = this.page.getByLabel("What the caller says");
    await expect(box).toBeEnabled({ timeout: 60_000 });
    await box.fill(line);
    await box.press("Enter");
    await expect(this.transcript).toContainText(line);
  }

  async hangUp(): Promise<void> {
    await this.page.getByRole("button", { name: "Hang up" }).click();
    await this.expectOver();
  }

  async expectOver(): Promise<void> {
    await expect(this.page.getByRole("button", { name: "Hang up" })).toHaveCount(0, { timeout: 60_000 });
  }
}

/** The page of the call with this number, once it has ended and its recording is here. */
export async function openCallOf(page: Page, number: string): Promise<void> {
  const row = page.getByRole("row", { name: number });
  await expect(async () => {
    await page.goto("/dashboard/calls");
    await expect(row.getByLabel("Has a recording")).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  await page.goto((await row.getByRole("link").getAttribute("href")) ?? "");
  await expect(page).toHaveURL(/\/dashboard\/calls\/[0-9a-f-]{36}/);
}
