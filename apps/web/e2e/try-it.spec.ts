import { expect, test } from "@playwright/test";
import { expectAwake, registerOwn, signIn } from "./people";

test("a conversation is tried, said otherwise, kept as a test case, and keeps a faulty draft from being published", async ({
  page,
  request,
}) => {
  const admin = await registerOwn(request, "Try Before Calling");
  await signIn(page, admin.email, admin.password);
  const made = await page.request.post("/api/trpc/agents.create", {
    headers: { origin: new URL(page.url()).origin },
    data: {
      json: {
        name: "Front desk",
        systemPrompt: "You answer for Bright Dental. We are open from nine to five.",
        welcomeMessage: "Bright Dental, good morning.",
        voiceId: "retell-Cimo",
      },
    },
  });
  expect(made.status(), await made.text()).toBe(200);
  const { result } = (await made.json()) as { result: { data: { json: { id: string } } } };
  await page.goto(`/dashboard/agent/${result.data.json.id}`);

  await page.getByRole("button", { name: "Start the conversation" }).click();
  const talk = page.getByRole("log", { name: "Conversation" });
  await expect(talk).toContainText("Bright Dental, good morning.", { timeout: 60_000 });
  const words = page.getByLabel("What the caller says", { exact: true });
  await words.fill("Tell me a joke.");
  await words.press("Enter");
  await expect(talk).toContainText("Tell me a joke.");
  await page.getByRole("button", { name: "Say something else here" }).click();
  await page.getByLabel("What the caller says instead").fill("When are you open?");
  await page.getByRole("button", { name: "Go on from here" }).click();
  await expect(talk).not.toContainText("Tell me a joke.");
  await expect(talk).toContainText("nine to five", { timeout: 60_000 });

  await page.getByRole("button", { name: "Save as test case" }).click();
  const dialog = page.getByRole("dialog", { name: "New test case" });
  await expect(dialog.getByLabel("What the caller says")).toHaveValue("When are you open?");
  await dialog.getByLabel("Name").fill("Opening hours");
  await dialog.getByLabel("Has to say").fill("nine to five");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  const prompt = page.locator('textarea[name="systemPrompt"]');
  await expectAwake(prompt);
  await prompt.fill("You answer for Bright Dental. We are open by appointment.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("dialog")).toContainText("“Opening hours” (It never said “nine to five”", {
    timeout: 60_000,
  });
  await page.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("link", { name: "Tests", exact: true }).click();
  await page.getByRole("button", { name: "Run all" }).click();
  await expect(page.getByText("Does not pass")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("It never said “nine to five”.")).toBeVisible();
});
