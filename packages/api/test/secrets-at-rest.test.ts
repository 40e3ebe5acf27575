import { createDb, type Db } from "@voxcalls/db";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createDoors, type Doors } from "../src/doors";
import { runWorker } from "../src/jobs/run";
import type { Deps } from "../src/kernel/context";
import { createLog } from "../src/kernel/log";
import { password, World } from "../testing/harness";
import { ask, walked } from "../testing/isolation/doors";
import { mailTo } from "../testing/mailbox";

const lines: string[] = [];

let world: World;
let owner: Db;
let deps: Deps;
let doors: Doors;

beforeAll(async () => {
  world = await World.create();
  const { ownerUrl } = world.database;
  owner = createDb({ appUrl: ownerUrl, platformUrl: ownerUrl, queryTimeoutMs: 30_000 });
  deps = { ...world.deps, log: createLog("debug", { write: (line) => void lines.push(line) }) };
  doors = createDoors(deps);
});
afterAll(async () => {
  await owner.close();
  await world.close();
});

const email = "ada@rest.test";
const first = "canary-Hunter2-first";
const second = "canary-Hunter2-second";
const third = "canary-Hunter2-third";
const wrong = "canary-Hunter2-wrong";

const Fields = z.record(z.string(), z.unknown());
const OverTrpc = z.object({ result: z.object({ data: z.object({ json: Fields }) }) });

/** Calls a procedure, by its REST route where it has one; answers its body. Throws when it is refused, unless that is what is wanted. */
async function act(name: string, input: unknown, token?: unknown, at: Doors | "refused" = doors) {
  const procedure = walked.find((one) => one.name === name);
  if (!procedure) throw new Error(`there is no ${name}`);
  const headers = {
    ...(typeof token === "string" && { authorization: `Bearer ${token}` }),
    ...((name === "apiKeys.create" || name === "webhookEndpoints.create") && {
      "idempotency-key": `key-${JSON.stringify(input)}`,
    }),
  };
  const send = (request: Request) => (at === "refused" ? doors : at).fetch(request, "192.0.2.1");
  const { status, text } = await ask(send, "rest", procedure, input, headers);
  if (at === doors && status >= 400) throw new Error(`${name}: ${status} ${text}`);
  if (!text.startsWith("{")) return {};
  const body = JSON.parse(text) as unknown;
  return procedure.route || status >= 400 ? Fields.parse(body) : OverTrpc.parse(body).result.data.json;
}

/** The token of the link in a mail. */
const tokenIn = (text: string) => /https?:\/\/[^\s/]+\/[a-z-]+\/([\w-]{43})(?![\w-])/.exec(text)?.[1] ?? "";

/** Every row of every table as text, the queue's and the migrations' included. */
async function dump(): Promise<string> {
  const tables = await owner.platform.$queryRaw<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await owner.platform.$queryRawUnsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join("\n");
}

/** A secret as it is, and as a column of bytes or a sloppy encoding would have it. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString("hex"), bytes.toString("base64").replace(/=+$/, ""), bytes.toString("base64url")];
}

it("L1, L4: after everything that has a secret was done, no table and no log holds one", async () => {
  const secrets: Record<string, unknown> = { first, second, third, wrong, sipPassword: deps.env.SIP_PASSWORD };
  const registered = await act("auth.register", { tenantName: "Rest", name: "Ada", email, password: first });
  secrets["refresh token of the registration"] = registered["refresh_token"];
  const signedIn = await act("auth.login", { email, password: first });
  secrets["refresh token"] = signedIn["refresh_token"];
  secrets["access token"] = signedIn["access_token"];
  const next = await act("auth.refresh", { refreshToken: signedIn["refresh_token"] });
  secrets["next refresh token"] = next["refresh_token"];
  const token = next["access_token"];
  await act("auth.password.change", { currentPassword: first, newPassword: second }, token);
  const key = await act("apiKeys.create", { name: "Key", scopes: ["agents:read"] }, token);
  secrets["API key"] = key["key"];
  await act("agents.list", {}, key["key"]);
  const endpoint = await act(
    "webhookEndpoints.create",
    { url: "https://hooks.example.test/x", events: ["call.ended"] },
    token,
  );
  secrets["webhook secret"] = endpoint["secret"];
  const rotated = await act("webhookEndpoints.rotateSecret", { id: endpoint["id"] }, token);
  secrets["new webhook secret"] = rotated["secret"];
  const invited = await act("invitations.send", { email: "bo@rest.test", role: "user" }, token);
  const copied = await act("invitations.copyLink", { id: invited["id"] }, token);
  secrets["invite token"] = tokenIn(String(copied["url"]));
  await act("auth.email.change", { email: "new@rest.test", password: second }, token);
  await act("auth.password.forgot", { email });
  const app = await act("auth.twoFactor.begin", { password: second }, token);
  const secret = String(app["secret"]);
  secrets["TOTP secret"] = secret;
  const code = new TOTP({ secret }).generate({ timestamp: world.clock.now().getTime() });
  const confirmed = await act("auth.twoFactor.confirm", { code }, token);
  const recoveryCodes = z.array(z.string()).parse(confirmed["recovery_codes"]);
  recoveryCodes.forEach((one, index) => (secrets[`recovery code ${index}`] = one));
  const boss = await world.person(null, "boss@rest.test", "super_admin");
  const bossToken = (await act("auth.login", { email: boss.email, password }))["access_token"];
  const { data } = await act("pool.search", { countryCode: "US" }, bossToken);
  const [number] = z.array(z.object({ phone_number: z.string() })).parse(data);
  await act("pool.buy", { phoneNumber: number?.phone_number }, bossToken);

  const queued = await dump();
  const worker = await runWorker(deps);
  try {
    secrets["reset token"] = tokenIn(await mailTo(world, email, "Choose a new password"));
    secrets["verification token"] = tokenIn(await mailTo(world, email, "Confirm your e-mail"));
    secrets["token for a new e-mail"] = tokenIn(await mailTo(world, "new@rest.test", "Confirm"));
    secrets["mailed invite token"] = tokenIn(await mailTo(world, "bo@rest.test", "invite"));
  } finally {
    await worker.stop();
  }
  await act("auth.password.reset", { token: secrets["reset token"], password: third });
  await act("invitations.accept", { token: secrets["invite token"], name: "Bo", password: third });

  // The same once more where it is refused, and where the database is not there.
  const away = createDb({ appUrl: world.database.ownerUrl, platformUrl: world.database.ownerUrl });
  await away.close();
  const dark = createDoors({ ...deps, db: away });
  for (const at of ["refused", dark] as const) {
    await act("auth.login", { email, password: wrong }, undefined, at);
    await act("auth.login", { email, password: third, totp: recoveryCodes[0] }, undefined, at);
    await act("auth.refresh", { refreshToken: signedIn["refresh_token"] }, undefined, at);
    await act("agents.list", {}, key["key"], at);
    await act("auth.password.reset", { token: secrets["reset token"], password: wrong }, undefined, at);
    await act("invitations.accept", { token: secrets["invite token"], name: "Bo", password: wrong }, undefined, at);
    await act("auth.password.change", { currentPassword: wrong, newPassword: third }, token, at);
  }

  const rest = await dump();
  const logged = lines.join("");
  // What is looked through is really there.
  expect(queued).toContain("mail.send");
  for (const said of [email, "bo@rest.test", "v1:", String(number?.phone_number)]) expect(rest).toContain(said);
  expect(lines.length).toBeGreaterThan(0);
  expect(Object.keys(secrets).length).toBeGreaterThanOrEqual(20);
  for (const [name, value] of Object.entries(secrets)) {
    expect([name, String(value).length]).toEqual([name, expect.toSatisfy((length: number) => length >= 8)]);
    for (const form of formsOf(String(value))) {
      const found = { tables: rest.includes(form), queue: queued.includes(form), log: logged.includes(form) };
      expect([name, found]).toEqual([name, { tables: false, queue: false, log: false }]);
    }
  }
}, 180_000);
