import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { expect, it, onTestFinished } from "vitest";
import { startSandbox } from "../src/app";
import type { StoredMail } from "../src/mail/stored-mail";
import { startTestWorld, type TestWorld } from "./test-world";

const mail = {
  from: "VoxCalls <no-reply@voxcalls.test>",
  subject: "Grüße",
  text: "Hello\nthere",
  html: "<p>Hello</p>",
};

async function send(world: Pick<TestWorld, "smtpUrl">, to: string, more: object = {}): Promise<unknown> {
  const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 20_000 };
  return await createTransport({ url: world.smtpUrl, ...patience }).sendMail({ ...mail, to, ...more });
}

async function mailsOf({ control }: TestWorld, to = ""): Promise<StoredMail[]> {
  const query = to === "" ? "" : `?to=${encodeURIComponent(to)}`;
  return (await control<{ mails: StoredMail[] }>("GET", `/mail${query}`)).mails;
}

it("keeps every mail with what a reader needs, told apart by recipient", async () => {
  const world = await startTestWorld();
  await send(world, "Ann@example.test", { messageId: "<one@voxcalls.test>" });
  await send(world, "bob@example.test, cat@example.test");
  const [first, second] = await mailsOf(world);
  expect(first).toMatchObject({
    message_id: "<one@voxcalls.test>",
    from: '"VoxCalls" <no-reply@voxcalls.test>',
    to: ["ann@example.test"],
    subject: "Grüße",
    text: expect.stringMatching(/^Hello\nthere\s*$/) as string,
    html: expect.stringContaining("<p>Hello</p>") as string,
  });
  expect(first?.headers).toContainEqual({ name: "Message-ID", value: "<one@voxcalls.test>" });
  expect(second?.to).toEqual(["bob@example.test", "cat@example.test"]);
  expect(await mailsOf(world, "ANN@example.test")).toEqual([first]);
  await world.control("DELETE", "/mail");
  expect(await mailsOf(world)).toEqual([]);
});

it("takes mail from clients that sign in, whoever they say they are", async () => {
  const world = await startTestWorld();
  await send({ smtpUrl: world.smtpUrl.replace("smtp://", "smtp://somebody:secret@") }, "ann@example.test");
  expect(await mailsOf(world)).toHaveLength(1);
});

it("keeps its mails over a restart, and gives the oldest up for new ones", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "sandbox-"));
  onTestFinished(() => rmSync(stateDir, { recursive: true }));
  const first = await startSandbox({ port: 0, stateDir });
  await send(first, "ann@example.test");
  await first.close();
  const world = await startTestWorld({ stateDir });
  expect(await mailsOf(world, "ann@example.test")).toHaveLength(1);

  const known = (await mailsOf(world))[0];
  const many = Array.from({ length: 500 }, (_, index) => [`m${index}`, { ...known, id: `m${index}` }]);
  await world.control("PUT", "/state", { mails: Object.fromEntries(many) });
  await send(world, "bob@example.test");
  const kept = await mailsOf(world);
  expect(kept).toHaveLength(500);
  expect(kept[0]?.id).toBe("m1");
  expect(kept.at(-1)?.to).toEqual(["bob@example.test"]);
});

it("refuses, and then takes again, when a fault is ordered", async () => {
  const world = await startTestWorld();
  await world.control("POST", "/faults", { mail: { kind: "refuse", to: "Ann@example.test" } });
  await world.control("POST", "/faults", { mail: { kind: "refuse", to: "bob@example.test", code: 550 } });
  await expect(send(world, "ann@example.test")).rejects.toMatchObject({ responseCode: 451 });
  await expect(send(world, "bob@example.test")).rejects.toMatchObject({ responseCode: 550 });
  await send(world, "ann@example.test");
  expect((await mailsOf(world)).map(({ to }) => to)).toEqual([["ann@example.test"]]);
});

it("keeps a mail and says that it failed, or does not answer at all", async () => {
  const world = await startTestWorld();
  await world.control("POST", "/faults", { mail: { kind: "keep_and_fail" } });
  await expect(send(world, "ann@example.test")).rejects.toMatchObject({ responseCode: 451 });
  expect(await mailsOf(world, "ann@example.test")).toHaveLength(1);

  await world.control("POST", "/faults", { mail: { kind: "hang" } });
  const impatient = createTransport({ url: world.smtpUrl, socketTimeout: 300 });
  await expect(impatient.sendMail({ ...mail, to: "bob@example.test" })).rejects.toMatchObject({ code: "ETIMEDOUT" });
  expect(await mailsOf(world, "bob@example.test")).toEqual([]);
});

it("tells the pages of a mail as it comes", async () => {
  const world = await startTestWorld();
  const stream = await fetch(`${world.url}/_sandbox/events`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  await send(world, "ann@example.test");
  const { value } = (await reader?.read()) ?? {};
  expect(value).toContain("event: mail");
  expect(value).toContain("ann@example.test");
});
