import { expect, test, type Page } from "@playwright/test";
import { e2eEnv } from "./env";
import { demoPassword, expectAwake, signIn } from "./people";
import { openCallOf } from "./phone";

const prompt = [
  "You answer the phone for Blue Door Bakery.",
  "- We are open from 7 am to 5 pm, Tuesday to Sunday.",
  "- A birthday cake costs 48 dollars and is ordered two days ahead.",
].join("\n");

/** Dials as a person would, on the phone page, asks, hears the answer and hangs up. Answers the number that was called from. */
async function dialOnThePhone(page: Page, number: string, question: string, answer: RegExp): Promise<string> {
  await page.goto(`${e2eEnv.sandboxUrl}/phone`);
  await page.locator(`input[name="to"][value="${number}"]`).check({ force: true });
  const from = await page.locator("#from").inputValue();
  await page.getByRole("button", { name: "Dial" }).click();
  const box = page.getByLabel("What the caller says");
  await expect(box).toBeEnabled();
  await box.fill(question);
  await box.press("Enter");
  await expect(page.getByRole("log")).toContainText(answer);
  await page.getByRole("button", { name: "Hang up" }).click();
  await expect(page.getByRole("button", { name: "Hang up" })).toHaveCount(0);
  return from;
}

async function expectBilledCall(page: Page, said: string): Promise<void> {
  await expect(page.getByRole("heading", { name: "Transcript" })).toBeVisible();
  await expect(page.getByText(said).first()).toBeVisible();
  await expect(page.getByText(/\$0\.\d{2,4}/).first()).toBeVisible();
  // The waveform is drawn from the sound itself: it can be played only when the audio came and could be decoded.
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeEnabled();
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
}

test("a business signs up, makes an agent, takes a number, is called, and sees the billed call", async ({ page }) => {
  await page.goto("/register");
  await expectAwake(page.getByLabel("Organisation"));
  await page.getByLabel("Organisation").fill("Blue Door Bakery");
  await expect(page.getByLabel("Short name")).toHaveValue("blue-door-bakery");
  await page.getByLabel("Your name").fill("Bea Baker");
  await page.getByLabel("E-mail").fill("bea@bluedoor.test");
  await page.getByLabel("Password", { exact: true }).fill("sourdough-lantern-77");
  await page.getByRole("button", { name: "Create organisation" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);

  await page.getByRole("link", { name: "New agent" }).click();
  await page.getByLabel("Name").fill("Counter");
  await page.getByLabel("Prompt").fill(prompt);
  await page.getByLabel("Welcome message").fill("Blue Door Bakery, good morning!");
  await page.getByRole("button", { name: "Create agent" }).click();
  await expect(page.getByRole("heading", { name: "Counter" })).toBeVisible();
  await expect(page.getByText("Active").first()).toBeVisible();

  await page.goto("/dashboard/numbers");
  await page.getByRole("button", { name: "Claim a number" }).click();
  await page
    .getByRole("button", { name: /^Claim \+/ })
    .first()
    .click();
  await expect(page.getByText("In use")).toBeVisible();
  const number = /\+\d+/.exec(await page.locator("tbody tr").first().innerText())?.[0] ?? "";
  expect(number).toMatch(/^\+\d{8,15}$/);

  const question = "When are you open?";
  const from = await dialOnThePhone(page, number, question, /7 am to 5 pm/);
  await openCallOf(page, from);
  await expectBilledCall(page, question);
  await expect(page.getByText("7 am to 5 pm").first()).toBeVisible();
});

test("a user sees the calls of the own number, and nothing of anyone else", async ({ page, request }) => {
  await signIn(page, "user@acme.test");
  await expect(page.getByRole("link", { name: "Numbers" })).toBeVisible();
  await page.goto("/dashboard/numbers");
  const number = /\+\d+/.exec(await page.locator("tbody tr").first().innerText())?.[0] ?? "";
  await expect(page.getByRole("button", { name: "Claim a number" })).toHaveCount(0);

  const line = "Hello, how much is a check-up?";
  const dialled = await request.post(`${e2eEnv.sandboxUrl}/_sandbox/calls`, {
    data: { to_number: number, from_number: "+15035559876", script: [line, "Thank you, bye."] },
  });
  expect(dialled.status()).toBe(201);
  await openCallOf(page, "+15035559876");
  await expectBilledCall(page, line);

  await page.goto("/dashboard/agent/new");
  await expect(page.getByText("There is nothing here")).toBeVisible();
  await page.goto("/admin");
  await expect(page.getByText("There is nothing here")).toBeVisible();
});

test("what another tenant has is not there", async ({ page, browser }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/dashboard/calls");
  const href = (await page.locator("tbody a").first().getAttribute("href")) ?? "";
  expect(href).toMatch(/^\/dashboard\/calls\//);
  const other = await browser.newPage();
  await signIn(other, "admin@globex.test");
  await page.goto("/dashboard/agent");
  const agent = (await page.locator("tbody a").first().getAttribute("href")) ?? "";
  expect(agent).toMatch(/^\/dashboard\/agent\//);
  for (const path of [href, agent, `${agent}/versions`, "/dashboard/knowledge/0195d1f0-0000-7000-8000-000000000000"]) {
    expect([path, (await other.goto(path))?.status()]).toEqual([path, 404]);
    await expect(other.getByText("There is nothing here")).toBeVisible();
  }
  const audio = await other.request.get(href.replace("/dashboard/", "/api/v1/") + "/audio");
  expect(audio.status()).toBe(404);
});

test("the second of two people who save the same agent is told, and loses nothing", async ({ page, browser }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/dashboard/agent");
  await page.getByRole("link", { name: "After hours" }).click();
  await expect(page.getByLabel("Welcome message")).toBeVisible();
  const other = await browser.newPage();
  await signIn(other, "admin@acme.test");
  await other.goto(page.url());
  await expectAwake(other.getByLabel("Welcome message"));
  await other.getByLabel("Welcome message").fill("Good evening, Acme Dental.");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Everything is saved")).toBeVisible();

  await expectAwake(page.getByLabel("Name"));
  await page.getByLabel("Name").fill("Night desk");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Somebody saved meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Take over their changes" }).click();
  await expect(page.getByLabel("Welcome message")).toHaveValue("Good evening, Acme Dental.");
  await expect(page.getByLabel("Name")).toHaveValue("Night desk");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Everything is saved")).toBeVisible();
});

test("a paused agent is not reached, a resumed one is", async ({ page, request }) => {
  await signIn(page, "admin@globex.test");
  await page.goto("/dashboard/agent");
  await page.getByRole("link", { name: "Dispatch" }).click();
  const number = /\+\d+/.exec(await page.getByText(/^Answers \+/).innerText())?.[0] ?? "";
  const statusOfCall = async () => {
    const dialled = await request.post(`${e2eEnv.sandboxUrl}/_sandbox/calls`, {
      data: { to_number: number, from_number: "+15035551212", persona: "asks-hours" },
    });
    const { call_id: id } = (await dialled.json()) as { call_id: string };
    const answer = await request.get(`${e2eEnv.sandboxUrl}/_sandbox/calls/${id}`);
    return ((await answer.json()) as { call: { call_status: string } }).call.call_status;
  };
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();
  expect(await statusOfCall()).toBe("not_connected");
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  expect(await statusOfCall()).toBe("ended");
});

test("wrong passwords get one answer, and a sign-out bites at once", async ({ page }) => {
  await page.goto("/login?next=//evil.example/");
  await page.getByLabel("E-mail").fill("admin@acme.test");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue("admin@acme.test");
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
  await page.getByRole("button", { name: /Alice Admin/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/login/);
  await page.goto("/dashboard/calls");
  await expect(page).toHaveURL(/\/login\?next=%2Fdashboard%2Fcalls/);
});

test("a super admin brings a number into the pool", async ({ page }) => {
  await signIn(page, "super@voxcalls.test");
  await page.goto("/admin/phone-numbers");
  await page.getByRole("button", { name: "Add numbers" }).click();
  const buy = page.getByRole("button", { name: /^Buy \+/ }).first();
  const number = ((await buy.getAttribute("aria-label")) ?? "").replace("Buy ", "");
  await buy.click();
  await expect(page.getByText(`${number} is in the pool`)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("row", { name: new RegExp(number.replace("+", "\\+")) })).toContainText("Available");
});
