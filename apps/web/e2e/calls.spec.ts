import { expect, test, type Locator } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expectAwake, signIn } from "./people";

/** "0:12 / 1:03" in seconds. */
async function playedSeconds(player: Locator): Promise<number> {
  const [minutes = 0, seconds = 0] =
    ((await player.textContent()) ?? "")
      .match(/(\d+):(\d\d) \//)
      ?.slice(1)
      .map(Number) ?? [];
  return minutes * 60 + seconds;
}

test("a word that was said is found and heard in three clicks", async ({ page }) => {
  await signIn(page, "admin@acme.test");
  await page.goto("/dashboard/calls");
  const box = page.getByRole("searchbox", { name: "Search calls" });
  await expectAwake(box);
  await box.click();
  await box.fill("cleaning");
  await box.press("Enter");
  // A line of a call with a recording, some way into it.
  const line = page.getByRole("link", { name: /0:(0[3-9]|[1-5]\d).*cleaning/i }).first();
  await expect(line.locator("mark")).toHaveText(/clean/i);
  const [, minutes = "0", seconds = "0"] = /(\d+):(\d\d)/.exec((await line.textContent()) ?? "") ?? [];
  const began = Number(minutes) * 60 + Number(seconds);
  await expect(async () => {
    await line.click();
    await expect(page.getByRole("dialog")).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  const player = page.getByRole("dialog").getByRole("group", { name: "Recording" });
  await expect(page.getByRole("dialog").locator("[data-wanted]")).toBeInViewport();
  await player.getByRole("button", { name: "Play" }).click();
  await expect(player.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect.poll(() => playedSeconds(player)).toBeGreaterThanOrEqual(began);
});

test("filters are kept under a name, and the calls that are chosen are taken along", async ({ page }) => {
  await signIn(page, "user@acme.test");
  await page.goto("/dashboard/calls?direction=inbound");
  const views = page.getByRole("button", { name: "Views" });
  await expectAwake(views);
  await views.click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Callers");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Callers" })).toBeVisible();

  await page.goto("/dashboard/calls");
  await expectAwake(views);
  await views.click();
  await page.getByRole("menuitem", { name: "Callers" }).click();
  await expect(page).toHaveURL(/\?direction=inbound$/);

  await expectAwake(page.getByRole("button", { name: "Callers" }));
  const boxes = page.locator("tbody").getByRole("checkbox");
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  const downloading = page.waitForEvent("download");
  await page.getByRole("group", { name: "Chosen calls" }).getByRole("button", { name: "Export" }).click();
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(file.trim().split("\n")).toHaveLength(3);
});
