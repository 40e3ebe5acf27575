import { expect, test, type Browser, type Page } from "@playwright/test";
import { e2eEnv } from "./env";
import { expectAwake, registerOwn, signIn } from "./people";

let lastCaller = 1_000;

/** Has a persona that talks for more than a minute call the number on the phone page, at once; how that ended stands in its list. */
async function callByPersona(page: Page, number: string, ending: string): Promise<void> {
  const from = `+1503555${++lastCaller}`;
  await page.goto(`${e2eEnv.sandboxUrl}/phone`);
  await page.locator(`input[name="to"][value="${number}"]`).check({ force: true });
  await page.locator("#from").fill(from);
  await page.getByRole("button", { name: "A persona" }).click();
  await page.getByLabel("Persona", { exact: true }).selectOption("talkative");
  await page.getByLabel("Speed").selectOption("instant");
  await page.getByRole("button", { name: "Dial" }).click();
  await expect(page.getByRole("button", { name: "Call again" })).toBeVisible({ timeout: 120_000 });
  await expect(page.locator("#history li").filter({ has: page.locator('[aria-current="true"]') })).toContainText(
    ending,
  );
}

/** A super admin writes one of the organisation's terms anew. */
async function changeTerm(browser: Browser, tenantId: string, label: string, value: string): Promise<void> {
  const context = await browser.newContext({ baseURL: e2eEnv.appUrl });
  const page = await context.newPage();
  await signIn(page, "super@voxcalls.test");
  await page.goto(`/admin/tenants/${tenantId}?tab=plan`);
  const field = page.getByLabel(label);
  await expectAwake(field);
  await field.fill(value);
  await page.getByLabel("Reason").fill("They are trying how limits work");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Plan and limits are saved")).toBeVisible();
  await context.close();
}

test("minutes that run out end the call and decline the next; the pages say why, and more minutes let calls in", async ({
  page,
  browser,
  request,
}) => {
  const admin = await registerOwn(request, "Nearly Out Of Minutes");
  await signIn(page, admin.email, admin.password);
  const { tenantId, number } = await page.evaluate(async () => {
    const rest = async (method: string, path: string, body?: unknown) => {
      const answer = await fetch(`/api/v1${path}`, {
        method,
        headers: { "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as { id: string; tenant_id: string; phone_number: string; data: { id: string }[] };
    };
    const agent = await rest("POST", "/agents", {
      name: "Front desk",
      system_prompt: "You answer for Bright Dental at 12 Main Street. We are open from nine to five on weekdays.",
      welcome_message: "Bright Dental, good morning.",
      voice_id: "retell-Cimo",
    });
    const free = await rest("GET", "/phone-numbers/available?limit=1");
    const claimed = await rest("POST", "/phone-numbers/claim", {
      phone_number_id: free.data[0]?.id,
      agent_id: agent.id,
    });
    return { tenantId: agent.tenant_id, number: claimed.phone_number };
  });
  await changeTerm(browser, tenantId, "Minutes a month", "1");

  await callByPersona(page, number, "Longest duration");
  const banner = page.getByText("New calls are declined: this month's minutes are used up");
  await expect(async () => {
    await page.goto("/dashboard");
    await expect(banner).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });
  await callByPersona(page, number, "Declined");

  await page.goto("/dashboard/settings/limits");
  await expect(page.getByRole("meter", { name: "Minutes" })).toHaveAttribute("aria-valuenow", "1");
  await expect(page.getByRole("table", { name: "Declined calls" })).toContainText("The month's minutes are used up");

  await changeTerm(browser, tenantId, "Extra minutes this month", "30");
  await page.reload();
  await expect(page.getByText("30 on top of the plan")).toBeVisible();
  await expect(banner).toHaveCount(0);
  await callByPersona(page, number, "hung up");
});
