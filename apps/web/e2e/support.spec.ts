import { expect, test } from "@playwright/test";
import { expectAwake, registerOwn, signIn } from "./people";

const reason = "Ticket 4711: their calls end after a minute";

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
