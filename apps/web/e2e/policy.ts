import { expect, type Page, type Response } from "@playwright/test";

/** What the policy forbade, and what else the browser complained of. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (/content security policy|refused to|violates/i.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

/** What keeps others out is said by every page: a policy of its own scripts, and the headers beside it. */
export function expectPolicy(path: string, answer: Response | null): void {
  const headers = answer?.headers() ?? {};
  const policy = headers["content-security-policy"] ?? "";
  expect([path, policy]).toEqual([
    path,
    expect.stringMatching(/script-src 'self' 'nonce-[\w+/=]{20,}' 'strict-dynamic';/),
  ]);
  expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
  expect([path, headers]).toEqual([
    path,
    expect.objectContaining({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    }),
  ]);
  expect([path, headers["x-powered-by"]]).toEqual([path, undefined]);
}
