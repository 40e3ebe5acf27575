import { expect, test, type Page } from "@playwright/test";
import { demoPassword, expectAwake, registerOwn, signIn } from "./people";

const reason = "Ticket 4711: their calls end after a minute";

/** The pages of people and numbers, for somebody who may look and change nothing. */
async function expectNothingOffered(page: Page): Promise<void> {
  await page.goto("/dashboard/team");
  await expect(page.getByRole("table", { name: "Members" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Invite someone|Acts on/ })).toHaveCount(0);
  await page.goto("/dashboard/numbers");
  await expect(page.getByRole("heading", { level: 1, name: "Numbers" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Claim|Release|Place a call/ })).toHaveCount(0);
}

test("a support visit is for reading until it is raised, and the organisation reads why it came", async ({
  page: visitor,
  request,
  browser,
}) => {
  const { email, password } = await registerOwn(request, "Glasshouse Works");
  await signIn(visitor, "super@voxcalls.test");
  await visitor.goto("/admin/tenants?q=glasshouse");
  await visitor.getByRole("link", { name: "Glasshouse Works" }).click();
  const enter = visitor.getByRole("button", { name: "Enter as support" });
  await expectAwake(enter);
  await enter.click();
  const dialog = visitor.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("short");
  await dialog.getByRole("button", { name: "Enter", exact: true }).click();
  await expect(dialog.getByLabel("Reason")).toHaveAccessibleDescription(/10 characters/);
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: "Enter", exact: true }).click();
  const banner = visitor.getByRole("region", { name: "Support visit" });
  await expect(banner).toContainText("for reading only");
  await expect(banner).toContainText(reason);

  await visitor.goto("/dashboard/agent");
  await expect(visitor.getByRole("link", { name: "New agent" })).toHaveCount(0);
  await expectNothingOffered(visitor);
  await visitor.goto("/account");
  await expect(banner).toContainText("for reading only");
  await expectAwake(banner.getByRole("button", { name: "Allow changes" }));
  await banner.getByRole("button", { name: "Allow changes" }).click();
  await visitor.getByRole("alertdialog").getByRole("button", { name: "Allow changes" }).click();
  await expect(banner).toContainText("may change things");
  await expectAwake(banner.getByRole("button", { name: "Leave" }));
  await banner.getByRole("button", { name: "Leave" }).click();
  await expect(visitor).toHaveURL(/\/admin\/tenants\/[0-9a-f-]{36}$/);
  await expect(banner).toHaveCount(0);
  await visitor.goto("/dashboard");
  await expect(visitor).not.toHaveURL(/\/dashboard/);

  const admin = await (await browser.newContext()).newPage();
  await signIn(admin, email, password);
  await admin.goto("/dashboard/settings/audit?who=support");
  const log = admin.getByRole("table", { name: "Audit log" });
  await expect(log.getByRole("row", { name: "Entered the organisation" })).toContainText("super@voxcalls.test");
  await expect(log.getByRole("row", { name: "Entered the organisation" })).toContainText(reason);
  await expect(log.getByRole("row", { name: "May change things now" })).toHaveCount(1);
  await expect(log.getByRole("row", { name: "Left the organisation" })).toHaveCount(1);
});

test("a suspended organisation's pages offer nothing that is refused, and its people keep their accounts safe", async ({
  page,
  request,
}) => {
  const { email, password } = await registerOwn(request, "Stillwater Works");
  await signIn(page, email, password);
  const me = (await (await page.request.get("/api/v1/auth/me")).json()) as { tenant_id: string };
  const credentials = { email: "super@voxcalls.test", password: demoPassword };
  const login = await request.post("/api/v1/auth/login", { data: credentials });
  const { access_token: token } = (await login.json()) as { access_token: string };
  const suspended = await request.post(`/api/v1/admin/tenants/${me.tenant_id}/suspend`, {
    data: { reason: "The bill of last month was not paid" },
    headers: { authorization: `Bearer ${token}` },
  });
  expect(suspended.status(), await suspended.text()).toBe(200);

  await expectNothingOffered(page);
  await page.goto("/account");
  await expect(page.getByText("Your organisation is suspended")).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toBeDisabled();
  await expect(page.getByLabel("Current password", { exact: true })).toBeEnabled();
});
