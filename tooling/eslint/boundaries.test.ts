import { join } from "node:path";
import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { boundaries } from "./boundaries.js";

const ROOT = join(import.meta.dirname, "../..");
const linter = new ESLint({
  cwd: ROOT,
  overrideConfigFile: true,
  overrideConfig: [{ files: ["**/*.{ts,tsx}"], languageOptions: { parser: tseslint.parser } }, ...boundaries],
});

/** What the walls say when `code` stands in `file`. */
async function messages(file: string, code: string) {
  const [result] = await linter.lintText(code, { filePath: join(ROOT, file) });
  return result?.messages.map(({ message }) => message) ?? [];
}

describe("the walls between the floors", () => {
  it.each([
    ["packages/api/src/features/agents/create.ts", 'import Retell from "retell-sdk";'],
    ["packages/api/src/features/agents/create.test.ts", 'import { Twilio } from "twilio";'],
    ["packages/db/src/client.ts", 'import { startCall } from "@voxcalls/retell-client";'],
    ["packages/retell-client/src/env.ts", 'import { forTenant } from "@voxcalls/db";'],
    ["packages/ui/src/button.tsx", 'import Link from "next/link";'],
    ["apps/sandbox/src/app.ts", 'import type { Retell } from "@voxcalls/retell-client";'],
    ["apps/sandbox/src/app.ts", 'import { sign } from "retell-sdk";'],
    ["apps/web/server.ts", 'import { forTenant } from "@voxcalls/db";'],
    ["apps/worker/src/main.ts", 'await import("@voxcalls/retell-client");'],
    ["apps/worker/src/main.ts", 'import { x } from "../../../packages/api/src/root";'],
    ["apps/web/src/features/agents/agent-form.tsx", 'import { createCaller } from "@voxcalls/api";'],
    ["apps/web/src/app/layout.tsx", 'import NextAuth from "next-auth";'],
    ["packages/api/src/kernel/page.ts", 'import { listCalls } from "../features/calls/list";'],
    ["packages/api/src/kernel/page.ts", 'import { TRPCError } from "@trpc/server";'],
    ["packages/api/src/rest/handler.ts", 'import { cookies } from "next/headers";'],
    ["packages/api/src/features/calls/list.ts", 'import { TRPCError } from "@trpc/server";'],
    ["packages/api/src/features/calls/list.ts", 'import { callsRouter } from "./router";'],
    ["packages/api/src/features/calls/router.ts", 'import { listAgents } from "../agents/list";'],
    ["packages/api/src/features/calls/schemas.ts", 'import { AgentView } from "../agents/schemas";'],
    ["packages/api/src/features/calls/schemas.ts", 'export type { Call } from "@voxcalls/db";'],
    ["packages/api/src/features/billing/rules.ts", 'import { readFile } from "node:fs/promises";'],
    ["packages/api/src/features/auth/login.ts", 'import argon2 from "argon2";'],
    ["packages/api/src/features/billing/record-usage.ts", 'import { getCall } from "../calls/get";'],
    ["packages/api/src/features/calls/settle.ts", 'import { getAgent } from "../agents/get";'],
    ["packages/api/src/features/agents/create.ts", 'import { login } from "../auth/login";'],
    ["packages/api/src/features/auth/register.ts", 'import { invite } from "../members/invite";'],
    ["packages/api/src/features/agents/list.ts", 'import { unscoped } from "../../kernel/unscoped";'],
    ["packages/api/src/features/agents/list.ts", 'import { harness } from "../../../testing/harness";'],
  ])("%s may not say %s", async (file, code) => {
    expect(await messages(file, code)).not.toEqual([]);
  });

  it.each([
    ["packages/retell-client/src/retell/client.ts", 'import Retell from "retell-sdk";'],
    ["apps/sandbox/test/retell-sdk.test.ts", 'import Retell from "retell-sdk";'],
    ["apps/web/src/server/auth-options.ts", 'import NextAuth from "next-auth";'],
    ["apps/web/src/features/agents/agent-form.tsx", 'import type { AppRouter } from "@voxcalls/api";'],
    ["apps/web/src/features/agents/agent-form.tsx", 'import { CreateAgentInput } from "@voxcalls/api/schemas/agents";'],
    ["packages/api/src/kernel/context.ts", 'import { retellClient } from "@voxcalls/retell-client";'],
    ["packages/api/src/features/calls/router.ts", 'import { listCalls } from "./list";'],
    ["packages/api/src/features/calls/schemas.ts", 'import { pageOf } from "../../kernel/page";'],
    ["packages/api/src/features/auth/passwords.ts", 'import argon2 from "argon2";'],
    ["packages/api/src/features/calls/settle.ts", 'import { recordUsage } from "../billing/record-usage";'],
    ["packages/api/src/features/members/invite.ts", 'import { hashPassword } from "../auth/passwords";'],
  ])("%s may say %s", async (file, code) => {
    expect(await messages(file, code)).toEqual([]);
  });
});

describe("every package", () => {
  const packages = ["packages/db", "packages/retell-client", "packages/ui", "packages/api"];
  it.each([...packages, "apps/web", "apps/worker", "apps/sandbox", "tooling"])(
    "%s is held by the rules",
    async (home) => {
      const config = (await new ESLint({ cwd: join(ROOT, home) }).calculateConfigForFile("src/any.ts")) as {
        rules: Record<string, unknown[]>;
      };
      const severities = Object.fromEntries(Object.entries(config.rules).map(([rule, [severity]]) => [rule, severity]));
      expect(severities).toMatchObject({
        "voxcalls/boundaries": 2,
        "@typescript-eslint/no-floating-promises": 2,
        "@typescript-eslint/no-misused-promises": 2,
        "@typescript-eslint/await-thenable": 2,
        "@typescript-eslint/no-explicit-any": 2,
        "no-restricted-syntax": 2,
      });
    },
  );
});
