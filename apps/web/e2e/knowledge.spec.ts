import { expect, test } from "@playwright/test";
import { registerOwn, signIn } from "./people";

const file = (name: string, text: string) => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(text),
});

test("files are read and answer a question, what is none is refused by name, and the base is deleted", async ({
  page,
  request,
}) => {
  const admin = await registerOwn(request, `Knowing ${Date.now().toString(36).replaceAll(/\d/g, "x")}`);
  await signIn(page, admin.email, admin.password);
  await page.goto("/dashboard/knowledge");
  const dialog = page.getByRole("dialog", { name: "New knowledge base" });
  await expect(async () => {
    await page.getByRole("button", { name: "New knowledge base" }).click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await dialog.getByLabel("Name").fill("Prices");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveURL(/\/dashboard\/knowledge\/[0-9a-f-]{36}/, { timeout: 60_000 });
  await expect(page.getByText("Nothing in it yet")).toBeVisible({ timeout: 60_000 });

  // Only now does the page listen: the input is hidden, and nothing tells when it woke up.
  const sources = page.getByRole("list", { name: "Sources" });
  await expect(async () => {
    await page
      .getByLabel("Files to add")
      .setInputFiles([
        file("prices.txt", "A cleaning is $90 and takes half an hour.\n\nWhitening costs $250."),
        file("no.pdf", "<html>"),
      ]);
    await expect(sources.getByText("prices.txt").first()).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByText("no.pdf is no PDF").first()).toBeVisible();
  await expect(sources.getByText("Ready").first()).toBeVisible({ timeout: 60_000 });

  await page.getByLabel("Question").fill("What does whitening cost?");
  await page.getByRole("button", { name: "Ask" }).click();
  await expect(page.getByText(/^One passage for|passages for/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("listitem").filter({ hasText: "Whitening costs $250." }).first()).toBeVisible();

  await page.getByRole("button", { name: "Acts on Prices" }).click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete knowledge base" }).click();
  await expect(page.getByText("No knowledge yet")).toBeVisible({ timeout: 60_000 });
});
