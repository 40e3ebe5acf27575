import { expect, type Page } from "@playwright/test";

export const demoPassword = "voxcalls-demo-2026";

export async function signIn(page: Page, email: string, password = demoPassword): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  // A busy machine hashes slowly: a sign-in may take its time, everything after it may not.
  await expect(page).not.toHaveURL(/\/login/, { timeout: 60_000 });
}
