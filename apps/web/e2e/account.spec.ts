import { createHmac } from "node:crypto";
import { expect, test, type Page } from "@playwright/test";
import { expectAwake, registerOwn, signIn } from "./people";

const stepMs = 30_000;

/** What an authenticator app shows for this key (RFC 6238: SHA-1, six digits, 30 s). */
function codeAt(secret: string, step: number): string {
  const bits = [...secret].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const key = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", key).update(counter).digest();
  const number = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, "0");
}

async function typeAndSend(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/login");
  await expectAwake(page.getByLabel("E-mail"));
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
}

test("a new password ends the other sign-ins, and opens the door from then on", async ({ page, request, browser }) => {
  const { email, password } = await registerOwn(request, "Lantern Works");
  const elsewhere = await (await browser.newContext()).newPage();
  await signIn(elsewhere, email, password);
  await signIn(page, email, password);
  await page.goto("/account");

  const current = page.getByLabel("Current password", { exact: true });
  await expectAwake(current);
  await current.fill("not this one");
  await page.getByLabel("New password", { exact: true }).fill("velvet-harbour-99");
  await page.keyboard.press("Enter");
  await expect(current).toHaveAccessibleDescription(/password/i);
  await current.fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your password is changed")).toBeVisible();

  await elsewhere.goto("/account");
  await expect(elsewhere).toHaveURL(/\/login/);
  await signIn(elsewhere, email, "velvet-harbour-99");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
});

test("two-factor is set up by keyboard, and asked for at the next sign-in", async ({ page, request }) => {
  const { email, password } = await registerOwn(request, "Turnstile Works");
  await signIn(page, email, password);
  await page.goto("/account");
  const section = page.locator("#two-factor");
  await expectAwake(section.getByRole("button", { name: "Set up two-factor" }));
  await section.getByRole("button", { name: "Set up two-factor" }).press("Enter");
  await page.getByRole("dialog").getByLabel("Your password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await expect(section.getByLabel("Six digits")).toBeFocused();
  const secret = /\b[A-Z2-7]{32}\b/.exec(await section.innerText())?.[0] ?? "";
  const step = Math.floor(Date.now() / stepMs);
  await section.getByLabel("Six digits").fill(codeAt(secret, step));
  await page.keyboard.press("Enter");
  await expect(section.getByRole("listitem")).toHaveCount(10);
  const recoveryCode = await section.getByRole("listitem").first().innerText();
  const group = section.getByRole("group", { name: "Two-factor" });
  await expect(group).toBeFocused();
  await section.getByRole("button", { name: "I have kept them" }).press("Enter");
  await expect(group).toBeFocused();
  await expect(section.getByText("10 recovery codes are left")).toBeVisible();

  // A code holds once: the next one is taken already half a minute early.
  await page.context().clearCookies();
  await typeAndSend(page, email, password);
  await page.getByLabel("Code").fill("000000");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Code")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Code").fill(codeAt(secret, step + 1));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dashboard$/);

  await page.context().clearCookies();
  await typeAndSend(page, email, password);
  await page.getByLabel("Code").fill(recoveryCode);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/dashboard$/);
  await page.goto("/account");
  await expect(section.getByText("9 recovery codes are left")).toBeVisible();
});
