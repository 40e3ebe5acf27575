import { describe, expect, it } from "vitest";
import { findCycles } from "./import-cycles.mjs";
import { environment, features, fileNames, mentionedPaths, suppressions } from "./structure-rules.mjs";

const repository = (files: Record<string, string>) => new Map(Object.entries(files));

describe("file names", () => {
  it("accepts kebab-case, a package's face and Next's own spellings", () => {
    const files = repository({
      "packages/api/src/features/agents/list-voices.ts": "",
      "packages/api/src/index.ts": "",
      "apps/web/src/app/(auth)/invite/[token]/page.tsx": "",
      "apps/web/src/app/api/v1/[...path]/route.ts": "",
      "apps/web/src/app/dashboard/agent/[agentId]/page.tsx": "",
    });
    expect(fileNames(files)).toEqual([]);
  });

  it.each([
    "packages/api/src/features/agents/index.ts",
    "packages/api/src/features/agents/utils.ts",
    "packages/api/src/common/money.ts",
    "apps/web/src/features/agents/AgentForm.tsx",
    "packages/ui/src/types.ts",
  ])("refuses %s", (file) => {
    expect(fileNames(repository({ [file]: "" }))).toHaveLength(1);
  });
});

describe("features", () => {
  const floors = [["billing"], ["calls"]];

  it("refuses a router longer than 130 lines", () => {
    const router = (lines: number) => repository({ "packages/api/src/features/calls/router.ts": "x\n".repeat(lines) });
    expect(features(router(130), floors)).toEqual([]);
    expect(features(router(131), floors)).toHaveLength(1);
  });

  it("refuses a feature without a floor and a folder too deep", () => {
    expect(features(repository({ "packages/api/src/features/dreams/list.ts": "" }), floors)).toHaveLength(1);
    expect(features(repository({ "packages/api/src/features/calls/a/b/list.ts": "" }), floors)).toHaveLength(1);
  });
});

describe("suppressions", () => {
  it("names the file that silences the linter", () => {
    const comment = ["// eslint", "disable-next-line"].join("-");
    expect(suppressions(repository({ "packages/db/src/client.ts": comment }))).toHaveLength(1);
  });
});

describe("mentioned paths", () => {
  it("finds the dead link, the dead path and the dead page in a comment", () => {
    const files = repository({
      "docs/architecture.md": "see [rules](../CONTRIBUTING.md) and `packages/api/src/gone.ts`, `packages/api/src`",
      "packages/api/src/trpc.ts": "// docs/decisions/001 and docs/decisions/009",
      "docs/decisions/001-why.md": "",
    });
    expect(mentionedPaths(files)).toEqual([
      "docs/architecture.md: names CONTRIBUTING.md, which is not there",
      "docs/architecture.md: names packages/api/src/gone.ts, which is not there",
      "packages/api/src/trpc.ts: names docs/decisions/009, which is not there",
    ]);
  });
});

describe("environment", () => {
  it("compares .env.example with the env.ts files both ways", () => {
    const files = repository({
      ".env.example": "DATABASE_URL=\n# OLD_NAME=\n",
      "packages/api/src/kernel/env.ts": "z.object({ DATABASE_URL: z.url(), NEW_NAME: z.string() })",
    });
    expect(environment(files)).toEqual([
      ".env.example: no env.ts reads OLD_NAME",
      "packages/api/src/kernel/env.ts: NEW_NAME is missing in .env.example",
    ]);
  });
});

describe("circles of imports", () => {
  it("follows relative, package and type imports to the circle", () => {
    const files = repository({
      "packages/a/package.json": '{ "name": "@voxcalls/a", "exports": { "./*": "./src/*.ts" } }',
      "packages/a/src/one.ts": 'import { two } from "@voxcalls/a/two";',
      "packages/a/src/two.ts": 'export { three } from "./three";',
      "packages/a/src/three.ts": 'import type { One } from "./one";',
      "packages/a/src/four.ts": 'await import("./one");',
    });
    expect(findCycles(files)).toEqual([
      ["packages/a/src/one.ts", "packages/a/src/two.ts", "packages/a/src/three.ts", "packages/a/src/one.ts"],
    ]);
  });

  it("finds none in a ladder", () => {
    const files = repository({
      "packages/a/src/one.ts": 'import "./two"; import "./three";',
      "packages/a/src/two.ts": 'import "./three";',
      "packages/a/src/three.ts": "",
    });
    expect(findCycles(files)).toEqual([]);
  });
});
