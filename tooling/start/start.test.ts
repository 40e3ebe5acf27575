import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { announcement } from "./announce";
import { claim, claimWhenFree } from "./claim";
import { Ending } from "./ending";
import { settingsFrom, type Settings } from "./env";
import { assertPortFree, freePortNear } from "./free-port";
import { runPart, startPart } from "./part";
import { productEnv } from "./product-env";
import { readSecrets } from "./secrets";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "voxcalls-start-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A process that says "up" and lives until it is told to end; `onTerm` is what it does then. */
async function script(name: string, onTerm: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(
    file,
    `process.on("SIGTERM", () => { ${onTerm} }); setInterval(() => {}, 1000); console.log("up", process.pid);`,
  );
  return file;
}

/** What a log holds once it holds `text`. */
async function logged(file: string, text: string): Promise<string> {
  const content = async () => readFile(file, "utf8");
  await expect.poll(content, { timeout: 20_000 }).toContain(text);
  return await content();
}

const part = (name: string, file: string) => ({ name, args: [file], cwd: folder, env: {}, logDir: folder });

describe("a part", () => {
  it("ends when it is asked to, and its log tells what it said", async () => {
    const running = startPart(part("web", await script("web.mjs", "console.log('bye'); process.exit(0)")));
    await logged(running.logFile, "up");
    await running.stop(5000);
    expect(await running.ended).toBe("exit 0");
    expect(await readFile(running.logFile, "utf8")).toMatch(/up \d+\nbye\n/);
  });

  it("is made to end when it does not listen", async () => {
    const running = startPart(part("deaf", await script("deaf.mjs", "")));
    await logged(running.logFile, "up");
    await running.stop(100);
    expect(await running.ended).toBe("SIGKILL");
  });

  it("does not outlive a starter that was killed", async () => {
    const child = await script("child.mjs", "console.log('bye'); process.exit(0)");
    const starter = join(folder, "starter.mts");
    const options = JSON.stringify({ name: "child", args: [child], cwd: folder, logDir: folder });
    const module = JSON.stringify(join(import.meta.dirname, "part.ts"));
    await writeFile(starter, `const { startPart } = await import(${module}); startPart({ ...${options}, env: {} });`);
    const root = join(import.meta.dirname, "../..");
    const running = spawn(process.execPath, ["--import", "tsx", starter], { cwd: root, stdio: "ignore" });
    await logged(join(folder, "child.log"), "up");
    running.kill("SIGKILL");
    expect(await logged(join(folder, "child.log"), "bye")).toContain("up");
  });

  it("that is meant to end tells the end of its log when it fails", async () => {
    const file = join(folder, "build.mjs");
    await writeFile(file, "console.log('no such page'); process.exit(3)");
    await expect(runPart(part("build", file), new AbortController().signal)).rejects.toThrow(
      /build failed \(exit 3\):\nno such page/,
    );
  });
});

describe("the end", () => {
  it("closes what was opened in the opposite order, whatever one of them does", async () => {
    const ending = new Ending();
    const closed: string[] = [];
    for (const name of ["postgres", "sandbox", "web"]) ending.afterwards(async () => void closed.push(name));
    ending.begin("SIGTERM");
    ending.begin(new Error("too late to be the reason"));
    await ending.begun();
    await ending.close();
    expect(closed).toEqual(["web", "sandbox", "postgres"]);
    expect(ending.signal.reason).toBe("SIGTERM");
  });
});

describe("the state folder", () => {
  it("belongs to one starter at a time, and to the next after that", async () => {
    const file = join(folder, "deep/starter.port");
    const release = await claim(file);
    expect(await claim(file)).toBeUndefined();
    const next = claimWhenFree(file, AbortSignal.timeout(10_000));
    await release?.();
    await (
      await next
    )();
  });

  it("is free again after a starter that was killed, even if another program got its port", async () => {
    const other = createServer((socket) => socket.end("HTTP/1.1 400"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const file = join(folder, "starter.port");
    await writeFile(file, String((other.address() as AddressInfo).port));
    const release = await claim(file);
    expect(release).toBeDefined();
    await release?.();
    other.close();
  });

  it("keeps its secrets, readable by the owner alone, and what is set wins", async () => {
    const first = await readSecrets(folder, {});
    const second = await readSecrets(folder, { AUTH_SECRET: "set by hand" });
    expect(second).toEqual({ ...first, AUTH_SECRET: "set by hand" });
    expect(new Set(Object.values(first)).size).toBe(4);
    expect((await stat(join(folder, "secrets.json"))).mode & 0o777).toBe(0o600);
  });
});

describe("ports", () => {
  it("a taken one gets one line with its number and its variable", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    await expect(assertPortFree(port, "SANDBOX_PORT")).rejects.toThrow(
      `Port ${port} is taken. Set SANDBOX_PORT to a free one.`,
    );
    other.close();
  });

  it("a port that nobody asked for gives way to another", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    expect(await freePortNear(port)).not.toBe(port);
    other.close();
  });
});

describe("settings", () => {
  it("nothing set means sandbox, embedded PostgreSQL and the usual ports", () => {
    expect(settingsFrom([], {})).toMatchObject({
      dev: false,
      port: 3000,
      sandboxPort: 4010,
      databaseUrl: undefined,
      retellSandboxed: true,
      twilioSandboxed: true,
    });
  });

  it("a bad port is named", () => {
    expect(() => settingsFrom([], { PORT: "80a" })).toThrow('PORT: "80a" is not a port (1–65535)');
  });

  it("production names what it misses before anything is started", () => {
    const env = { ENVIRONMENT: "production", DATABASE_URL: "postgres://db/x", RETELL_API_KEY: "key_real" };
    expect(() => settingsFrom([], env)).toThrow(
      "ENVIRONMENT=production needs JWT_SECRET_KEY, AUTH_SECRET, ENCRYPTION_KEY, SMTP_URL, MAIL_FROM",
    );
  });

  it("real keys reach the product as they are, without the sandbox's addresses", () => {
    const settings: Settings = settingsFrom([], {
      RETELL_API_KEY: "key_real",
      TWILIO_ACCOUNT_SID: "AC1",
      SMTP_URL: "smtp://mail.example.com",
    });
    const secrets = { JWT_SECRET_KEY: "j", AUTH_SECRET: "a", ENCRYPTION_KEY: "e", METRICS_TOKEN: "m" };
    const env = productEnv(settings, secrets, { databaseUrl: "postgres://db/x", smtpPort: 4125 });
    expect(env["RETELL_API_KEY"]).toBe("key_real");
    expect(env["RETELL_BASE_URL"]).toBeUndefined();
    expect(env["TWILIO_BASE_URL"]).toBeUndefined();
    expect(env["SMTP_URL"]).toBe("smtp://mail.example.com");
    expect(announcement(settings, { hasDemo: false, seconds: 1 })).not.toMatch(/Sandboxed|Phone|Mail|Password/);
  });

  it("without keys everything leads to the sandbox, and the closing block says so", () => {
    const settings = settingsFrom([], { PORT: "3100", SANDBOX_PORT: "4110" });
    const secrets = { JWT_SECRET_KEY: "j", AUTH_SECRET: "a", ENCRYPTION_KEY: "e", METRICS_TOKEN: "m" };
    expect(productEnv(settings, secrets, { databaseUrl: "postgres://db/x", smtpPort: 4125 })).toMatchObject({
      RETELL_API_KEY: "key_voxcalls_sandbox",
      RETELL_BASE_URL: "http://127.0.0.1:4110",
      SMTP_URL: "smtp://127.0.0.1:4125",
      TWILIO_BASE_URL: "http://127.0.0.1:4110/twilio",
      API_BASE_URL: "http://localhost:3100",
      NODE_ENV: "production",
    });
    const block = announcement(settings, { hasDemo: true, seconds: 12.34 });
    for (const text of [
      "http://localhost:3100",
      "http://localhost:4110",
      "http://localhost:4110/mail",
      "admin@acme.test",
      "voxcalls-demo-2026",
      "Sandboxed",
    ]) {
      expect(block).toContain(text);
    }
  });
});
