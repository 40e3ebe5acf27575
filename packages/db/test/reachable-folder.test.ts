import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { programFolder } from "../src/embedded/reachable-folder";
import { findServerUser } from "../src/embedded/server-user";

describe.runIf(userInfo().uid === 0)("as root", () => {
  let parent: string;
  let native: string;
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), `voxcalls-test-${process.pid}-`));
    native = join(parent, "native");
    mkdirSync(join(native, "bin"), { recursive: true });
    writeFileSync(join(native, "bin", "hello"), "#!/bin/sh\nid -un\n", { mode: 0o755 });
    symlinkSync("hello", join(native, "bin", "alias"));
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  it("runs the programs where they are when the server's account can reach them", () => {
    chmodSync(parent, 0o755);
    expect(programFolder(native, findServerUser())).toBe(native);
  });

  it("copies the programs to where the server's account can reach them, once, links included", () => {
    chmodSync(parent, 0o700);
    const user = findServerUser();
    const copy = programFolder(native, user);
    try {
      expect(copy).toMatch(/^\/var\/tmp\/voxcalls-/);
      expect(programFolder(native, user)).toBe(copy);
      expect(execFileSync(join(copy, "bin", "alias"), { ...user, cwd: "/", encoding: "utf8" })).toBe("postgres\n");
    } finally {
      rmSync(dirname(copy), { recursive: true, force: true });
    }
  });
});
