import { expect, type Locator, type Page } from "@playwright/test";

/** Makes an empty flow and waits until its canvas listens. */
export async function makeFlow(page: Page, name: string): Promise<void> {
  await page.goto("/dashboard/flows");
  const dialog = page.getByRole("dialog", { name: "New flow" });
  await expect(async () => {
    await page.getByRole("button", { name: "New flow" }).click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create flow" }).click();
  await expect(page).toHaveURL(/\/dashboard\/flows\/[0-9a-f-]{36}/, { timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Add the first node" })).toBeVisible({ timeout: 60_000 });
}

/** Where something stands once the drawing has stopped moving under it; the view glides to show everything. */
export async function placeAtRest(thing: Locator) {
  let before = "";
  for (;;) {
    const box = await thing.boundingBox();
    if (!box) throw new Error("Nothing is drawn yet.");
    const now = JSON.stringify(box);
    if (now === before) return box;
    before = now;
    await thing.page().waitForTimeout(300);
  }
}

/** The canvas of the flow that is open, as somebody with a mouse uses it. */
export class Canvas {
  readonly inspector: Locator;
  readonly cards: Locator;
  readonly lines: Locator;

  constructor(readonly page: Page) {
    this.inspector = page.getByRole("complementary", { name: "Inspector" });
    this.cards = page.locator(".react-flow__node-card");
    this.lines = page.locator(".react-flow__edge");
  }

  /** The card of a node, by its kind and name. */
  card(name: string): Locator {
    return this.cards.filter({ has: this.page.locator(`div:text-is(${JSON.stringify(name)})`) }).first();
  }

  /** Drags a kind of node from the palette to a place of the canvas, in pixels of its upper left corner, and gives it a name. */
  async drop(kind: string, name: string, x: number, y: number): Promise<void> {
    const count = await this.cards.count();
    const palette = this.page.getByRole("navigation", { name: "Nodes to add" });
    const pane = this.page.locator(".react-flow__pane");
    await palette.getByRole("button", { name: kind, exact: true }).dragTo(pane, { targetPosition: { x, y } });
    await expect(this.cards).toHaveCount(count + 1);
    await this.inspector.getByLabel("Name", { exact: true }).first().fill(name);
    await expect(this.card(name)).toBeVisible();
  }

  /** Writes the condition of that number (from 1) of the node that is selected; adds it when it is not there. */
  async condition(number: number, words: string): Promise<void> {
    const group = this.inspector.getByRole("group", { name: `Condition ${number}`, exact: true });
    if ((await group.count()) === 0) {
      await this.inspector.getByRole("button", { name: "Condition", exact: true }).click();
    }
    await group.getByLabel("Condition in words").fill(words);
  }

  /** Opens a part of the inspector's form. */
  async open(part: string): Promise<void> {
    const details = this.inspector.locator("details").filter({ has: this.page.locator("summary", { hasText: part }) });
    if (!(await details.evaluate((element) => (element as HTMLDetailsElement).open))) {
      await details.locator("summary").click();
    }
  }

  /** Draws the way `exit` of a node to another one's card, from dot to card. */
  async draw(from: string, exit: string, to: string): Promise<void> {
    const count = await this.lines.count();
    const dot = this.card(from).locator("li", { hasText: exit }).locator(".react-flow__handle.source");
    const head = this.card(to);
    await expect(async () => {
      if ((await this.lines.count()) > count) return;
      await dot.hover();
      const end = await head.boundingBox();
      if (!end) throw new Error(`${to} is not drawn.`);
      await this.page.mouse.down();
      await this.page.mouse.move(end.x + end.width / 2, end.y + 14, { steps: 8 });
      await this.page.mouse.up();
      await expect(this.lines).toHaveCount(count + 1, { timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
  }

  async expectSaved(): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible({ timeout: 60_000 });
  }
}
