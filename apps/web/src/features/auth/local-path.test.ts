import { expect, it } from "vitest";
import { localPath } from "./local-path";

const abroad = [
  "https://evil.example",
  "http://evil.example/dashboard",
  "//evil.example",
  "///evil.example",
  "////evil.example/%2e%2e",
  "/\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "https:evil.example",
  "https:/evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "@evil.example",
  "here.invalid@evil.example",
  "//here.invalid@evil.example",
  "/\r\nLocation: https://evil.example",
  "//evil.example.",
  "//[::1]/",
  "dashboard",
  "/.//evil.example/x",
  "/x/..//evil.example/x",
  "/./..//evil.example",
  "/%2e//evil.example",
  "/x/%2E%2e//evil.example",
  "/x/..///evil.example",
  "/.//evil.example?next=/dashboard",
];

it("K12: of 32 ways out none leaves this site", () => {
  expect(abroad).toHaveLength(32);
  for (const wanted of abroad) {
    const path = localPath(wanted, "/");
    const landed = new URL(path, "https://app.example.com/login");
    expect([wanted, landed.origin]).toEqual([wanted, "https://app.example.com"]);
    // What is a path here is one wherever it is read again.
    expect([wanted, localPath(path, "/")]).toEqual([wanted, path]);
    // Browsers read a leading // or /\ as another host.
    expect([wanted, /^\/(?![/\\])/.test(path)]).toEqual([wanted, true]);
  }
});

it("K12: encoded slashes stay a path of this site, as they are", () => {
  expect(localPath("/%2f%2fevil.example")).toBe("/%2f%2fevil.example");
  expect(localPath("/%5cevil.example")).toBe("/%5cevil.example");
});

it("keeps a path with its question, and drops the rest", () => {
  expect(localPath("/dashboard/calls?status=failed&q=a%20b#x")).toBe("/dashboard/calls?status=failed&q=a%20b");
  expect(localPath(null, "/dashboard")).toBe("/dashboard");
  expect(localPath("", "/dashboard")).toBe("/dashboard");
});
