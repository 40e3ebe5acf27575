import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmbeddedPostgres } from "../src/set-up";
import { withOwner } from "../src/owner-client";
import { startOwnServer, type OwnServer } from "../testing/own-server";

let server: OwnServer;
beforeAll(async () => {
  server = await startOwnServer();
  await withOwner(server.url, (client) => client.query("create table kept as select 1 as one"));
});
afterAll(() => server.remove());

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(50);
}

it("listens on the loopback interface only, behind a password", async () => {
  const { rows } = await withOwner(server.url, (client) =>
    client.query<{ listen: string; sockets: string }>(
      "select current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets",
    ),
  );
  expect(rows).toEqual([{ listen: "127.0.0.1", sockets: "" }]);
  const wrong = new URL(server.url);
  wrong.password = "wrong";
  await expect(withOwner(wrong.href, (client) => client.query("select 1"))).rejects.toMatchObject({ code: "28P01" });
  expect(statSync(join(server.stateDir, "postgres.json")).mode & 0o777).toBe(0o600);
});

it("a second start uses the server that is running, and its stop leaves it alone", async () => {
  const pid = server.pid();
  const second = await startEmbeddedPostgres({ stateDir: server.stateDir });
  expect(second.url).toBe(server.url);
  await second.stop();
  expect(isAlive(pid)).toBe(true);
});

it("starts on the same data and port after a kill -9", async () => {
  const pid = server.pid();
  process.kill(pid, "SIGKILL");
  await until(() => !isAlive(pid));
  const again = await server.start();
  expect(again.url).toBe(server.url);
  expect((await withOwner(again.url, (client) => client.query("select * from kept"))).rows).toEqual([{ one: 1 }]);
});

it("is not fooled by the process id of something else in a stale lock", async () => {
  const again = await server.start();
  await again.stop();
  process.kill(server.pid(), "SIGKILL");
  await until(() => !isAlive(server.pid()));
  const lock = join(server.stateDir, "postgres", "postmaster.pid");
  execFileSync("sed", ["-i", `1s/.*/${process.pid}/`, lock]);
  expect((await server.start()).url).toBe(server.url);
});

it("ends with the process that started it, even a killed one", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), `voxcalls-test-${process.pid}-`));
  chmodSync(stateDir, 0o711);
  const script = `import { startEmbeddedPostgres } from "./src/set-up.ts";
    startEmbeddedPostgres({ stateDir: ${JSON.stringify(stateDir)}, durable: false }).then(() => process.send("up"));
    setInterval(() => {}, 1000);`;
  const cwd = fileURLToPath(new URL("..", import.meta.url));
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script], {
    cwd,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    await new Promise((resolve, reject) => child.once("message", resolve).once("exit", reject));
    const pid = Number(readFileSync(join(stateDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
    expect(isAlive(pid)).toBe(true);
    child.kill("SIGKILL");
    await until(() => !isAlive(pid));
  } finally {
    child.kill("SIGKILL");
    rmSync(stateDir, { recursive: true, force: true });
  }
});

it("says in one line that a port is taken", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), `voxcalls-test-${process.pid}-`));
  chmodSync(stateDir, 0o711);
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const address = holder.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await expect(startEmbeddedPostgres({ stateDir, port })).rejects.toThrow(
    `Port ${port} is taken: free it, or set EMBEDDED_PG_PORT to another one for PostgreSQL.`,
  );
  await new Promise((resolve) => holder.close(resolve));
  rmSync(stateDir, { recursive: true, force: true });
});

it.runIf(userInfo().uid === 0)(
  "as root, keeps its data elsewhere when its account cannot enter the state folder",
  async () => {
    const closed = mkdtempSync(join(tmpdir(), `voxcalls-test-${process.pid}-`));
    const stateDir = join(closed, "state");
    mkdirSync(stateDir);
    const first = await startEmbeddedPostgres({ stateDir, durable: false });
    await withOwner(first.url, (client) => client.query("create table kept ()"));
    await first.stop();
    const elsewhere = readlinkSync(join(stateDir, "postgres"));
    expect(elsewhere).toMatch(/^\/var\/tmp\/voxcalls-/);
    const second = await startEmbeddedPostgres({ stateDir, durable: false });
    expect((await withOwner(second.url, (client) => client.query("select * from kept"))).rowCount).toBe(0);
    await second.stop();
    expect(existsSync(join(elsewhere, "postmaster.pid"))).toBe(false);
    for (const path of [closed, join(elsewhere, "..")]) rmSync(path, { recursive: true, force: true });
  },
);
