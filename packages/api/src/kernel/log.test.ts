import { describe, expect, it } from "vitest";
import { createLog } from "./log";

function logged(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = [];
  write(createLog("debug", { write: (line) => void lines.push(line) }));
  return lines;
}

describe("the log", () => {
  it("L5: is one line of JSON a record, whatever is in the text", () => {
    const evil = 'x\r\n{"level":50,"msg":"forged"}\u001b[31m\u2028';
    const lines = logged((log) => {
      log.info({ userAgent: evil, name: evil }, evil);
      log.error({ err: new Error(evil) }, "failed");
    });
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      for (const raw of ["\r", "\n", "\u001b"]) expect(line.trimEnd()).not.toContain(raw);
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) });
    }
  });

  it("L4: holds no secret, by name or by form", () => {
    const token = "Zm9yIHRoZSB0ZXN0IG9mIHRoZSBsb2csIDMyIGJ5dGVz";
    const jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    const secrets = [
      "hunter2-canary",
      token.slice(0, 43),
      jwt,
      "vox_canarycanarycanarycanary",
      "s3cret@db",
      "abc/rec.wav",
    ];
    const text = `${secrets.slice(1, 4).join(" ")} postgresql://u:s3cret@db:5432/x https://cdn.test/abc/rec.wav?sig=1`;
    const cause = Object.assign(new Error(text), { request: { body: "hunter2-canary" } });
    const lines = logged((log) => {
      log.warn({ password: "hunter2-canary", deep: { authorization: `Bearer ${jwt}` } }, text);
      log.error({ err: new Error("outer", { cause }) }, "failed");
    });
    for (const secret of secrets) expect(lines.join("")).not.toContain(secret);
    expect(lines.join("")).toContain("https://cdn.test/[path]");
  });

  it("names telephone numbers by country and end only", () => {
    const [line] = logged((log) => log.info({ to: "+4915112345678" }, "calling +12025550123"));
    expect(line).not.toMatch(/15112345678|2025550123/);
    expect(line).toContain("78");
  });

  it("says what an error is and where", () => {
    const [line = ""] = logged((log) =>
      log.error({ err: Object.assign(new TypeError("no such thing"), { code: "E1" }) }),
    );
    expect(JSON.parse(line)).toMatchObject({ err: { type: "TypeError", message: "no such thing", code: "E1" } });
    expect(line).toContain("log.test.ts");
  });
});
