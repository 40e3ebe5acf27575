import { expect, test, type Page } from "@playwright/test";
import { e2eEnv } from "./env";
import { registerOwn, signIn } from "./people";
import { openCallOf } from "./phone";

const script = "window.__ran=1";
const carriers = [
  `<script>${script}</script>`,
  `</script><script>${script}</script>`,
  `</textarea><script>${script}</script>`,
  `</title><script>${script}</script>`,
  `--><script>${script}</script>`,
  `<img src=x onerror=${script}>`,
  `<svg onload=${script}>`,
  `<svg><animate onbegin=${script} attributeName=x>`,
  `<details open ontoggle=${script}>`,
  `<iframe srcdoc="<script>parent.__ran=1</script>">`,
  `<body onload=${script}>`,
  `<input autofocus onfocus=${script}>`,
  `<a href="javascript:${script}">x</a>`,
  `<math><mtext><img src=x onerror=${script}>`,
  `<object data="javascript:${script}">`,
  `<embed src="javascript:${script}">`,
  `<video><source onerror=${script}>`,
  `<style>@import "//evil.test"</style>`,
  `<base href="//evil.test/">`,
  `<meta http-equiv=refresh content="0;url=javascript:${script}">`,
] as const;
const frames = [(text: string) => text, (text: string) => `">${text}`, (text: string) => `'}\u2028${text}`];
/** Sixty texts that run as soon as one page takes them for markup. */
const payloads = frames.flatMap((frame) => carriers.map(frame));

/** Whether anything ran, asked or was refused by the policy of content on this page. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.exposeFunction("tellViolation", (what: string) => seen.push(what));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) => {
      const { tellViolation } = window as unknown as { tellViolation: (what: string) => void };
      tellViolation(`${violatedDirective}: ${blockedURI} ${sample}`);
    });
  });
  return seen;
}

async function callsOf(page: Page) {
  const headers = { origin: new URL(page.url()).origin };
  return async (procedure: string, json: unknown) => {
    const answer = await page.request.post(`/api/trpc/${procedure}`, { headers, data: { json } });
    expect(answer.status(), await answer.text()).toBe(200);
    return ((await answer.json()) as { result: { data: { json: { id: string } } } }).result.data.json.id;
  };
}

test("I5: sixty pieces of markup as names, words and files are shown as text, on every page of agents, flows and knowledge", async ({
  page,
  request,
}) => {
  test.setTimeout(480_000);
  const seen = await watch(page);
  const admin = await registerOwn(request, `Markup ${carriers[5]}`);
  await signIn(page, admin.email, admin.password);
  const make = await callsOf(page);

  const named = (index: number) => payloads[index]?.slice(0, 90) ?? "";
  const agent = await make("agents.create", {
    name: named(5),
    systemPrompt: payloads.join("\n"),
    welcomeMessage: named(0),
    voiceId: "retell-Cimo",
  });
  await make("agents.update", { id: agent, welcomeMessage: named(1) });
  await make("agents.publish", { id: agent, title: named(6) });
  await make("testCases.create", { id: agent, name: named(7), callerLines: [named(8)] });
  const flows = await Promise.all(
    payloads.map((text) => {
      const words = { type: "static_text", text };
      const node = { id: "n", type: "conversation", name: text.slice(0, 90), instruction: words };
      return make("flows.create", { name: text.slice(0, 90), nodes: [node], startNodeId: "n", globalPrompt: text });
    }),
  );
  const base = await make("knowledge.create", { name: named(9) });
  for (const [index, text] of payloads.entries()) {
    if (index % 6 === 0) await make("knowledge.addSource", { id: base, type: "text", title: named(index), text });
  }

  const show = async (path: string, text: string) => {
    await page.goto(path);
    await expect(
      page
        .getByText(text)
        .or(page.locator(`[value=${JSON.stringify(text)}]`))
        .first(),
    ).toBeAttached({
      timeout: 60_000,
    });
    expect(await page.evaluate(() => "__ran" in window)).toBe(false);
    expect(seen).toEqual([]);
  };
  await show("/dashboard", "Markup");
  await show("/dashboard/agent", named(5));
  await show(`/dashboard/agent/${agent}`, named(5));
  await show(`/dashboard/agent/${agent}/versions?n=2`, named(6));
  await show(`/dashboard/agent/${agent}/tests`, named(7));
  await show("/dashboard/flows", named(59));
  await show(`/dashboard/flows/${flows[5]}`, named(5));
  await show(`/dashboard/flows/${flows[46]}?view=list`, named(46));
  await show(`/dashboard/flows/${flows[21]}?view=json`, "startNodeId");
  await show("/dashboard/knowledge", named(9));
  await show(`/dashboard/knowledge/${base}`, named(6));

  const fileName = `<img src=x onerror=${script}>.txt`;
  const sources = page.getByRole("list", { name: "Sources" });
  await expect(async () => {
    await page
      .getByLabel("Files to add")
      .setInputFiles({ name: fileName, mimeType: "text/plain", buffer: Buffer.from(named(5)) });
    await expect(sources.getByText(fileName).first()).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
  await show(`/dashboard/knowledge/${base}`, fileName);
});

test("I5: markup that a caller says is shown as text, in the list of calls and in the call", async ({
  page,
  request,
}) => {
  const seen = await watch(page);
  await signIn(page, "admin@acme.test");
  let number = "";
  await expect(async () => {
    await page.goto("/dashboard/numbers");
    number = /\+\d+/.exec(await page.locator("tbody tr").first().innerText({ timeout: 10_000 }))?.[0] ?? "";
  }).toPass({ timeout: 60_000 });
  const dialled = await request.post(`${e2eEnv.sandboxUrl}/_sandbox/calls`, {
    data: { to_number: number, from_number: "+15035554710", script: [...carriers] },
  });
  expect(dialled.status()).toBe(201);
  await openCallOf(page, "+15035554710");
  for (const text of carriers.slice(0, 3)) await expect(page.getByText(text, { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => "__ran" in window)).toBe(false);
  expect(seen).toEqual([]);
});
