import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { isSignedByRetell, openBookingOffice } from "./booking-office";
import { Canvas, makeFlow } from "./canvas";
import { e2eEnv } from "./env";
import { demoPassword, expectAwake, registerOwn, signIn } from "./people";
import { openCallOf, Phone } from "./phone";

/** What the booking system wants to know. */
const asked = [
  ["full_name", "The full name of the caller"],
  ["preferred_day", "The day the caller prefers"],
  ["preferred_time", "The time the caller prefers"],
] as const;

/** A practice with room for two agents: who signs up by oneself may have one. */
async function openPractice(request: APIRequestContext, name: string) {
  const admin = await registerOwn(request, name);
  const signedIn = await request.post("/api/v1/auth/login", {
    data: { email: "super@voxcalls.test", password: demoPassword },
  });
  const { access_token: token } = (await signedIn.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  const found = await request.get(`/api/v1/admin/tenants?q=${encodeURIComponent(name)}`, { headers });
  const { data } = (await found.json()) as { data: { id: string; name: string }[] };
  const changed = await request.patch(`/api/v1/admin/tenants/${data.find((one) => one.name === name)?.id}`, {
    headers,
    data: { max_agents: 3, reason: "Two languages" },
  });
  expect(changed.status(), await changed.text()).toBe(200);
  return admin;
}

async function makePriceList(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "New knowledge base" });
  await expect(async () => {
    await page.goto("/dashboard/knowledge");
    await page.getByRole("button", { name: "New knowledge base" }).click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await dialog.getByLabel("Name").fill("Price list");
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveURL(/\/dashboard\/knowledge\/[0-9a-f-]{36}/, { timeout: 60_000 });
  await expect(page.getByText("Nothing in it yet")).toBeVisible({ timeout: 60_000 });
  const sources = page.getByRole("list", { name: "Sources" });
  const buffer = Buffer.from(
    "A cleaning costs $90.\n\nWhitening costs $250 and takes an hour.\n\nA filling costs $140.",
  );
  // Only now does the page listen: the input is hidden, and nothing tells when it woke up.
  await expect(async () => {
    await page.getByLabel("Files to add").setInputFiles({ name: "prices.txt", mimeType: "text/plain", buffer });
    await expect(sources.getByText("prices.txt").first()).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await expect(sources.getByText("Ready").first()).toBeVisible({ timeout: 60_000 });
}

async function makeMandarinAgent(page: Page): Promise<void> {
  await page.goto("/dashboard/agent/new");
  await expectAwake(page.getByLabel("Name"));
  await page.getByLabel("Name").fill("Mei");
  await page
    .locator('textarea[name="systemPrompt"]')
    .fill("你是小美，明亮牙科的接待员。营业时间：周一至周五9点到18点。");
  await page.getByLabel("Welcome message").fill("您好，{{full_name}}！我是小美，有什么可以帮您？");
  await page.getByRole("combobox", { name: "Language" }).click();
  await page.getByPlaceholder("Search languages").fill("mandarin, china");
  await page.getByRole("option", { name: "Chinese (Mandarin, China)" }).click();
  await page.getByRole("button", { name: "Create agent" }).click();
  await expect(page.getByRole("heading", { name: "Mei" })).toBeVisible({ timeout: 60_000 });
}

async function makeBookingTool({ page, inspector }: Canvas, url: string): Promise<void> {
  await inspector.getByRole("button", { name: "Tool", exact: true }).click();
  await page.getByRole("menuitem", { name: /^Call your webhook/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Called").first().fill("book_slot");
  await dialog.getByLabel("When to use it").fill("Books an appointment");
  await dialog.getByLabel("Address").fill(url);
  for (const [index, [name, what]] of asked.entries()) {
    await dialog.getByRole("button", { name: "Value", exact: true }).click();
    const value = dialog.getByRole("group", { name: `Value ${index + 1}` });
    await value.getByLabel("Called").fill(name);
    await value.getByLabel("What it is").fill(what);
    await value.getByRole("checkbox").check();
  }
  await dialog.getByRole("button", { name: "Keep tool" }).click();
  await expect(dialog).toBeHidden();
}

async function putNodes(canvas: Canvas): Promise<void> {
  const { inspector } = canvas;
  const instruct = (text: string) => inspector.getByLabel("Instruction").fill(text);
  const wordForWord = async (label: string, text: string) => {
    await inspector.getByRole("radio", { name: "Word for word" }).click();
    await inspector.getByLabel(label, { exact: true }).fill(text);
  };

  await canvas.drop("Conversation", "Welcome", 90, 300);
  await instruct("Greet the caller warmly, introduce yourself and ask how you can help today.");
  await canvas.condition(1, "The caller wants to book an appointment");
  await canvas.condition(2, "The caller asks about prices, opening hours or treatments");
  await canvas.condition(3, "The caller prefers to speak Chinese or Mandarin");

  await canvas.drop("Conversation", "Questions", 280, 60);
  await instruct("Answer the caller's questions from the knowledge base. Then ask if they need anything else.");
  await canvas.condition(1, "The caller wants to book an appointment");
  await canvas.condition(2, "The caller has no more questions or says goodbye");
  await canvas.open("Knowledge");
  await inspector.getByRole("checkbox", { name: "Price list" }).check();

  await canvas.drop("Extract variables", "Note the name", 280, 540);
  const first = inspector.getByRole("group", { name: "Variable 1" });
  await first.getByLabel("Name").fill("full_name");
  await first.getByLabel("What it is").fill("The full name of the caller");

  await canvas.drop("Agent swap", "Mandarin desk", 470, 540);
  await inspector.getByRole("combobox", { name: "Agent", exact: true }).click();
  await canvas.page.getByRole("option", { name: "Mei" }).click();
  await canvas.open("What it says meanwhile");
  await inspector.getByLabel("Words").fill("One moment, my colleague speaks Mandarin.");

  await canvas.drop("Conversation", "Emergency", 90, 60);
  await wordForWord("Words", "Please come in right away. Shall I put you through to the dentist?");
  await canvas.condition(1, "The caller agrees");
  await canvas.condition(2, "The caller declines");
  await canvas.open("From everywhere");
  await inspector.getByRole("switch", { name: "Reachable from everywhere" }).click();
  await inspector
    .getByLabel("Comes here when")
    .fill("The caller reports a dental emergency, for example severe pain, swelling or bleeding");

  await canvas.drop("Transfer call", "Dentist", 90, 540);
  await inspector.getByLabel("Number", { exact: true }).fill("+14155550123");

  await canvas.drop("Conversation", "Details", 280, 300);
  await instruct("Collect the caller's full name, the preferred day and the preferred time for the appointment.");
  await canvas.condition(1, "The caller has provided their name, preferred date and time");

  await canvas.drop("Extract variables", "Remember", 470, 300);
  for (const [index, [name, what]] of asked.entries()) {
    if (index > 0) await inspector.getByRole("button", { name: "Variable", exact: true }).click();
    const group = inspector.getByRole("group", { name: `Variable ${index + 1}` });
    await group.getByLabel("Name").fill(name);
    await group.getByLabel("What it is").fill(what);
  }
  await inspector.getByRole("button", { name: "Condition", exact: true }).click();
  await inspector.getByRole("radio", { name: "By variables" }).click();
  await inspector.getByLabel("Left side").fill("{{preferred_time}}");
  await inspector.getByRole("combobox", { name: "Comparison" }).click();
  await canvas.page.getByRole("option", { name: "is known", exact: true }).click();

  await canvas.drop("Function", "Book", 660, 300);
  await expect(inspector.getByRole("combobox", { name: "Tool" })).toHaveText("book_slot");
  await canvas.condition(1, "The slot was booked successfully");

  await canvas.drop("Conversation", "Confirm", 660, 60);
  await instruct("Tell the caller that the appointment on {{preferred_day}} at {{preferred_time}} is booked.");
  await inspector.getByRole("button", { name: "Remove the condition" }).click();
  await inspector.getByRole("button", { name: "Without waiting" }).click();

  await canvas.drop("SMS", "Confirmation text", 470, 60);
  await wordForWord("Message", "Bright Smile: {{full_name}}, {{preferred_day}} {{preferred_time}}.");

  await canvas.drop("End call", "Goodbye", 660, 540);
  await inspector.getByLabel("Goodbye").fill("Thank you for calling Bright Smile. Goodbye!");
}

const ways = [
  ["Welcome", "wants to book", "Details"],
  ["Welcome", "asks about prices", "Questions"],
  ["Welcome", "speak Chinese or Mandarin", "Note the name"],
  ["Questions", "wants to book", "Details"],
  ["Questions", "no more questions", "Goodbye"],
  ["Note the name", "Else", "Mandarin desk"],
  ["Mandarin desk", "Handing over failed", "Welcome"],
  ["Emergency", "agrees", "Dentist"],
  ["Emergency", "declines", "Welcome"],
  ["Dentist", "Transfer failed", "Goodbye"],
  ["Details", "has provided", "Remember"],
  ["Remember", "preferred_time", "Book"],
  ["Remember", "Else", "Details"],
  ["Book", "booked successfully", "Confirm"],
  ["Book", "Else", "Details"],
  ["Confirm", "Without waiting", "Confirmation text"],
  ["Confirmation text", "Sent", "Goodbye"],
  ["Confirmation text", "Failed", "Goodbye"],
] as const;

async function publishAgentOf(page: Page): Promise<string> {
  await page.goto("/dashboard/agent/new");
  await expectAwake(page.getByLabel("Name"));
  await page.getByLabel("Name").fill("Ava");
  await page.getByRole("radio", { name: "Follow a flow" }).click();
  await expect(page.getByRole("combobox", { name: "Flow" })).toHaveText("Receptionist");
  await page.getByRole("button", { name: "Create agent" }).click();
  await expect(page.getByRole("heading", { name: "Ava" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Version 1")).toBeVisible();

  await page.goto("/dashboard/numbers");
  const open = page.getByRole("button", { name: "Claim a number" });
  await expectAwake(open);
  await open.click();
  const claim = page.getByRole("button", { name: /^Claim \+/ }).first();
  const number = ((await claim.getAttribute("aria-label")) ?? "").replace("Claim ", "");
  await claim.click();
  await expect(page.getByRole("row", { name: number })).toBeVisible();
  return number;
}

async function fromSandbox(request: APIRequestContext, path: string): Promise<Record<string, unknown>> {
  const answer = await request.get(`${e2eEnv.sandboxUrl}/_sandbox${path}`);
  return (await answer.json()) as Record<string, unknown>;
}

/** Reads these on the page of a call. */
async function expectInCall(page: Page, texts: readonly string[]): Promise<void> {
  for (const text of texts) await expect(page.getByRole("main").getByText(text).first()).toBeVisible();
}

let office: Awaited<ReturnType<typeof openBookingOffice>>;
test.beforeAll(async () => {
  office = await openBookingOffice();
});
test.afterAll(() => office.close());

test.use({ viewport: { width: 1600, height: 1000 } });

test("a dentist's receptionist is drawn by hand, answers prices, books at a real server, texts, and hands over to Mandarin", async ({
  page,
  request,
}) => {
  test.setTimeout(900_000);
  const admin = await openPractice(request, "Bright Smile Dental");
  await signIn(page, admin.email, admin.password);
  await makePriceList(page);
  await makeMandarinAgent(page);

  await makeFlow(page, "Receptionist");
  const canvas = new Canvas(page);
  await canvas.inspector
    .getByLabel("Global prompt")
    .fill("You are Ava, the receptionist of Bright Smile Dental. Be friendly and brief.");
  await canvas.open("Tools");
  await makeBookingTool(canvas, office.url);
  for (let step = 0; step < 3; step += 1) await page.getByRole("button", { name: "Zoom out" }).click();
  await putNodes(canvas);
  for (const [from, exit, to] of ways) await canvas.draw(from, exit, to);
  await canvas.expectSaved();
  await expect(page.getByRole("button", { name: "No problems" })).toBeVisible();

  const number = await publishAgentOf(page);
  const phone = await Phone.dial(page, number);
  await phone.hear("this is Ava from Bright Smile Dental");
  await phone.say("Hi, how much is a whitening?");
  await phone.hear("Whitening costs $250");
  await phone.say("I would like to book an appointment.");
  await phone.hear("Questions → Details");
  await phone.say("My name is Emma Stone, on Tuesday at 3 pm, please.");
  await phone.hear("Thank you for calling Bright Smile. Goodbye!");
  await phone.expectOver();

  expect(office.bookings.map(isSignedByRetell)).toEqual([true]);
  const booking = JSON.parse(office.bookings[0]?.body ?? "") as { args: unknown; call: { call_id: string } };
  expect(booking.args).toEqual({ full_name: "Emma Stone", preferred_day: "Tuesday", preferred_time: "3 pm" });
  const { sms } = await fromSandbox(request, `/sms?call_id=${booking.call.call_id}`);
  expect(sms).toMatchObject([{ to: phone.from, text: "Bright Smile: Emma Stone, Tuesday 3 pm.", delivered: true }]);
  await openCallOf(page, phone.from);
  await expectInCall(page, [
    "Hi, how much is a whitening?",
    "Went on to Questions",
    "Whitening costs $250",
    "Used book_slot with",
    'The tool answered: {"status":"booked"',
    "Sent a text: Bright Smile: Emma Stone, Tuesday 3 pm.",
    "Went on to Goodbye",
  ]);

  const second = await Phone.dial(page, number);
  await second.hear("Bright Smile");
  await second.say("Hello, my name is Li Wei. Can we speak Mandarin please?");
  await second.hear("您好，Li Wei！我是小美");
  await second.say("请问营业时间是什么？");
  await second.hear("周一至周五");
  await second.hangUp();
  await openCallOf(page, second.from);
  await expectInCall(page, [
    "Went on to Mandarin desk",
    "One moment, my colleague speaks Mandarin.",
    "您好，Li Wei！我是小美",
    "周一至周五",
  ]);

  const emergency = await request.post(`${e2eEnv.sandboxUrl}/_sandbox/calls`, {
    data: {
      to_number: number,
      from_number: "+15035550911",
      script: ["I have terrible pain and my gum is bleeding", "Yes please"],
    },
  });
  const { call_id: emergencyId } = (await emergency.json()) as { call_id: string };
  const { call } = await fromSandbox(request, `/calls/${emergencyId}`);
  expect(call).toMatchObject({ disconnection_reason: "call_transfer" });
  expect(office.bookings).toHaveLength(1);
});
