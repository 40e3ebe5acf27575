import { expect, type APIRequestContext, type Locator, type Page } from "@playwright/test";

export const demoPassword = "voxcalls-demo-2026";

export async function signIn(page: Page, email: string, password = demoPassword): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  // A busy machine hashes slowly: a sign-in may take its time, everything after it may not.
  await expect(page).not.toHaveURL(/\/login/, { timeout: 60_000 });
}

/** The first admin of an organisation that no other spec knows of. `name` is the organisation's, and must be its own. */
export async function registerOwn(
  request: APIRequestContext,
  name: string,
): Promise<{ email: string; password: string }> {
  const admin = {
    email: `first@${name.toLowerCase().replaceAll(/[^a-z]/g, "-")}.test`,
    password: "copper-kettle-orbit-58",
  };
  const answer = await request.post("/api/v1/auth/register", {
    data: { tenant_name: name, name: "Fay First", ...admin },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  return admin;
}

/** A field that React has taken over: what is typed before that may meet the value that it brings. */
export async function expectAwake(field: Locator): Promise<void> {
  const isAwake = () => field.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps")));
  await expect.poll(isAwake, { timeout: 30_000 }).toBe(true);
}
