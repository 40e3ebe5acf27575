import { expect, test } from "@playwright/test";
import { expectAwake, signIn } from "./people";

// Endings in 0001 are busy at the sandbox; the others talk.
const list = [
  "First name,Phone",
  "Ada,+4915112349201",
  "Bo,+49 1511 2349202",
  "Cy,not a number",
  "Di,+4915112349201",
  "Ed,+4915112340001",
].join("\n");

test("a list is called, each number once, and what came of it is there to read and to take along", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/dashboard/batches/do-not-call");
  await page.getByRole("button", { name: "Add numbers" }).click();
  await page.getByLabel("Numbers").fill("+4915112349202");
  await page.getByLabel("Where the wish came from").fill("asked on the telephone");
  await page.getByRole("button", { name: "Add to the list" }).click();
  await expect(page.getByRole("row", { name: "+4915112349202" })).toContainText("asked on the telephone");

  await page.goto("/dashboard/batches");
  await page.getByRole("link", { name: "New batch" }).first().click();
  await expectAwake(page.getByLabel("Name", { exact: true }));
  await page.getByRole("button", { name: "Check the numbers" }).click();
  await expect(page.getByText("Choose a file first.")).toBeVisible();
  await page
    .getByLabel("List of numbers")
    .setInputFiles({ name: "Reminders.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await expect(page.getByLabel("Name of the variable from First name")).toHaveValue("first_name");
  await expect(page.getByLabel("What Phone is")).toContainText("The number to call");
  await page.getByLabel("Call from").click();
  await page.getByRole("option", { name: "00:00" }).click();
  await page.getByLabel("until").click();
  await page.getByRole("option", { name: "24:00" }).click();
  await page.getByLabel("Sat").check();
  await page.getByLabel("Sun").check();
  await page.getByRole("button", { name: "Check the numbers" }).click();

  await expect(page.getByRole("heading", { level: 1, name: "Reminders" })).toBeVisible();
  await expect(page.getByText("2 numbers to call, 3 lines of the file are left out")).toBeVisible();
  await expect(page.getByRole("row", { name: "not a number" })).toContainText("Not a telephone number");
  await expect(page.getByRole("row", { name: "+4915112349202" })).toContainText("On the do-not-call list");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.getByRole("button", { name: "Start calling" }).click();
  await expect(page.getByText("Without their agreement nobody may be called.")).toBeVisible();
  await page.getByLabel("These people agreed to be called").check();
  await page.getByRole("button", { name: "Start calling" }).click();

  await expect(page.getByText("2 of 2 numbers")).toBeVisible({ timeout: 180_000 });
  await expect(page.getByRole("row", { name: "+4915112340001" })).toContainText("Busy");
  const reached = page.getByRole("row", { name: "+4915112349201" }).filter({ hasText: "Reached" });
  await expect(reached).toContainText("Answered");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  expect((await download).suggestedFilename()).toBe("Reminders.csv");
  await reached.getByRole("link", { name: "Call to" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "+4915112349201" })).toBeVisible();
});
