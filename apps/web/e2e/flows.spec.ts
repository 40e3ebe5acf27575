import { expect, test, type Page } from "@playwright/test";
import { Canvas, makeFlow, placeAtRest } from "./canvas";
import { registerOwn, signIn } from "./people";

const cards = (page: Page) => page.locator(".react-flow__node-card");
const lines = (page: Page) => page.locator(".react-flow__edge");
const saved = (page: Page) => expect(page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible();

test("a small flow is drawn by mouse and keys, undone, redone, saved, and there again after a reload", async ({
  page,
}) => {
  await signIn(page, "admin@acme.test");
  await makeFlow(page, `Drawn ${Date.now()}`);

  await page.getByRole("button", { name: "Add the first node" }).click();
  await page.getByLabel("Instruction").fill("Greet the caller and ask what it is about.");
  await page.getByLabel("Condition in words").fill("The caller is done");
  // With one node selected the next one stands beside it, and its first loose way leads there.
  await page.getByRole("button", { name: "End call" }).click();
  await expect(cards(page)).toHaveCount(2);
  await expect(lines(page)).toHaveCount(2);

  await page.keyboard.press("Control+z");
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press("Control+Shift+z");
  await expect(cards(page)).toHaveCount(2);

  const end = page.getByRole("group", { name: "End call: End call" });
  await end.click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+v");
  await expect(cards(page)).toHaveCount(3);
  await page.keyboard.press("Delete");
  await expect(cards(page)).toHaveCount(2);

  await saved(page);
  await page.reload();
  await expect(cards(page)).toHaveCount(2, { timeout: 60_000 });
  await expect(lines(page)).toHaveCount(2);
  await page.getByRole("group", { name: "Conversation: Conversation" }).click();
  await expect(page.getByLabel("Instruction")).toHaveValue("Greet the caller and ask what it is about.");
});

test("a way is drawn from dot to card, read in the list, and led elsewhere there", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await makeFlow(page, `Ways ${Date.now()}`);
  await page.getByRole("button", { name: "Add the first node" }).click();
  await page.getByRole("button", { name: "End call" }).click();
  await page.getByRole("button", { name: "Branch" }).click();
  await expect(cards(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Show everything" }).click();

  const branch = page.getByRole("group", { name: "Branch: Branch" });
  const end = page.getByRole("group", { name: "End call: End call" });
  await expect(async () => {
    const card = await placeAtRest(end);
    const dot = await placeAtRest(branch.locator(".react-flow__handle.source").last());
    await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
    await page.mouse.down();
    await page.mouse.move(card.x + card.width / 2, card.y + card.height / 2, { steps: 8 });
    await page.mouse.up();
    await expect(lines(page)).toHaveCount(3, { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await saved(page);

  await page.getByRole("radio", { name: "List" }).click();
  const way = page.getByRole("region", { name: "Branch" }).getByRole("combobox", { name: "Branch, Else: leads to" });
  await expect(way).toHaveText("End call");
  await way.click();
  await page.getByRole("option", { name: /^Conversation/ }).click();
  await expect(way).toHaveText("Conversation");
  await saved(page);
  await page.reload();
  await expect(way).toHaveText("Conversation", { timeout: 60_000 });
});

test("who saves second is told, takes the other drawing, and loses nothing", async ({ page, context }) => {
  await signIn(page, "admin@acme.test");
  await makeFlow(page, `Shared ${Date.now()}`);
  const other = await context.newPage();
  await other.goto(page.url());
  const prompt = (where: Page) => where.getByLabel("Global prompt");
  await expect(other.getByRole("button", { name: "Add the first node" })).toBeVisible({ timeout: 60_000 });

  await prompt(page).fill("Written first");
  await saved(page);
  await prompt(other).fill("Written second");
  await expect(other.getByText("saved this flow meanwhile")).toBeVisible();
  await expect(prompt(other)).toHaveValue("Written second");

  await other.getByRole("button", { name: "Take theirs" }).click();
  await expect(prompt(other)).toHaveValue("Written first");
  await other.keyboard.press("Control+z");
  await expect(prompt(other)).toHaveValue("Written second");
  await saved(other);
  await page.reload();
  await expect(prompt(page)).toHaveValue("Written second", { timeout: 60_000 });
});

/** Calls a procedure as the person who is signed in. */
async function ask(page: Page, procedure: string, json: object): Promise<{ id: string }> {
  const headers = { origin: new URL(page.url()).origin };
  const answer = await page.request.post(`/api/trpc/${procedure}`, { headers, data: { json } });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { result: { data: { json: { id: string } } } }).result.data.json;
}

test("a line that a test case used is deleted by key: publishing is refused and names the case", async ({
  page,
  request,
}) => {
  const admin = await registerOwn(request, "A Line Less");
  await signIn(page, admin.email, admin.password);
  const says = (text: string) => ({ type: "static_text", text });
  const way = (id: string, prompt: string, destinationNodeId: string) => ({
    ...{ id, transitionCondition: { type: "prompt", prompt }, destinationNodeId },
  });
  const flow = await ask(page, "flows.create", {
    name: "Desk",
    startNodeId: "greet",
    nodes: [
      {
        ...{ id: "greet", type: "conversation", name: "Greeting", instruction: says("Hello, this is Bright Dental.") },
        displayPosition: { x: 0, y: 0 },
        edges: [way("e1", "The caller wants to book", "book"), way("e2", "The caller says goodbye", "bye")],
      },
      {
        ...{ id: "book", type: "conversation", name: "Booking", instruction: says("Which day would suit you?") },
        displayPosition: { x: 400, y: -100 },
        edges: [way("e3", "The caller says goodbye", "bye")],
      },
      { id: "bye", type: "end", name: "Goodbye", displayPosition: { x: 400, y: 200 } },
    ],
  });
  const agent = await ask(page, "agents.create", { name: "Front desk", voiceId: "retell-Cimo", flowId: flow.id });
  await ask(page, "testCases.create", {
    id: agent.id,
    name: "Books a visit",
    callerLines: ["I want to book an appointment."],
    expectations: { nodePath: ["Greeting", "Booking"] },
  });

  await page.goto(`/dashboard/flows/${flow.id}`);
  const canvas = new Canvas(page);
  const line = page.getByRole("group", { name: "Greeting, The caller wants to book" });
  await expect(line).toBeVisible({ timeout: 60_000 });
  const middle = await line.locator(".react-flow__edge-path").evaluate((path: SVGPathElement) => {
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2).matrixTransform(path.getScreenCTM() ?? undefined);
    return { x, y };
  });
  await page.mouse.click(middle.x, middle.y);
  await page.keyboard.press("Delete");
  await expect(line).toBeHidden();
  await expect(canvas.card("Greeting").getByText("The caller wants to book")).toBeHidden();
  await canvas.expectSaved();

  await page.getByRole("button", { name: "Publish Front desk" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog).toContainText("“Books a visit” (It did not come to “Booking”", { timeout: 60_000 });
  await expect(dialog.getByLabel(/although/)).toBeVisible();
});
