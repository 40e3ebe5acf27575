import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { expectAwake, registerOwn, signIn } from "./people";

test("an API key is shown once, opens what it may, and nothing once it is revoked", async ({ page, request }) => {
  const { email, password } = await registerOwn(request, "Keyring Works");
  await signIn(page, email, password);
  await page.goto("/dashboard/settings/developer");
  await expectAwake(page.getByRole("button", { name: "New key" }));
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Nightly export");
  await dialog.getByRole("button", { name: "Only read" }).click();
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByRole("heading", { name: "“Nightly export” is ready" })).toBeVisible();
  const key = await dialog.locator("code").first().innerText();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("row", { name: "Nightly export" })).toContainText("Active");
  expect(await page.content()).not.toContain(key);

  const headers = { authorization: `Bearer ${key}` };
  expect((await request.get("/api/v1/agents", { headers })).status()).toBe(200);
  const agent = { name: "No", system_prompt: "No.", voice_id: "retell-Cimo" };
  expect((await request.post("/api/v1/agents", { headers, data: agent })).status()).toBe(403);

  await page.reload();
  const row = page.getByRole("row", { name: "Nightly export" });
  await expect(row).not.toContainText("Never used");
  await expectAwake(row.getByRole("button", { name: /Revoke/ }));
  await row.getByRole("button", { name: /Revoke/ }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
  await expect(row).toContainText("Revoked");
  expect((await request.get("/api/v1/agents", { headers })).status()).toBe(401);
});

test("the audit log is filtered by its address, and leaves as CSV as it is filtered", async ({ page, request }) => {
  const { email, password } = await registerOwn(request, "Ledger Works");
  await signIn(page, email, password);
  const key = { name: "=HYPERLINK(1)", scopes: ["calls:read"] };
  // The session's own cookie may change things from our own pages alone.
  await page.evaluate(async (data) => {
    const headers = { "content-type": "application/json" };
    await fetch("/api/v1/api-keys", { method: "POST", headers, body: JSON.stringify(data) });
    await fetch("/api/v1/tenant", {
      method: "PATCH",
      headers,
      body: JSON.stringify({ billing_email: "bills@ledger.test" }),
    });
  }, key);
  await page.goto("/dashboard/settings/audit");
  const table = page.getByRole("table", { name: "Audit log" });
  await expect(table).toContainText("Changed the settings");

  await expectAwake(page.getByLabel("What"));
  await page.getByLabel("What").click();
  await page.getByRole("option", { name: "API key" }).click();
  await expect(page).toHaveURL(/[?&]thing=api_key/);
  await expect(table).not.toContainText("Changed the settings");
  await expect(table.getByRole("row")).toHaveCount(2);

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("audit-log-ledger-works.csv");
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split(/\r?\n/);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("api_key.created");
  // A spreadsheet would run it.
  expect(lines[1]).not.toMatch(/(^|,)"?=HYPERLINK/);

  const search = page.getByLabel("Search the log");
  await search.fill("nobody wrote this");
  await search.press("Enter");
  await expect(page.getByText("No entry matches")).toBeVisible();
  await page.getByRole("link", { name: "Clear filters" }).click();
  await expect(table).toContainText("Changed the settings");
  await expect(search).toHaveValue("");
});
