import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World } from "../../../testing/harness";
import { breakMail, mailsTo } from "../../../testing/mailbox";
import { createMailer, MailError } from "../../kernel/mailer";
import { linkToken } from "../../kernel/link-token";
import type { Letter } from "./letter";
import { queueMail } from "./queue";
import { htmlOf, textOf } from "./render";
import { sendMail } from "./send";

let world: World;
beforeAll(async () => {
  world = await World.create();
  await world.startWorker();
});
afterAll(async () => {
  await world.close();
});

const dayMs = 24 * 60 * 60 * 1000;

async function invite(tenantId: string, invitedBy: string, email: string, more: { revokedAt?: Date } = {}) {
  const tokenHash = createHash("sha256").update(email).digest("hex");
  const expiresAt = new Date(world.clock.now().getTime() + 7 * dayMs);
  const { id } = await world.deps.db.platform.invitation.create({
    data: { tenantId, email, role: "user", tokenHash, invitedBy, expiresAt, ...more },
  });
  return id;
}

async function order(id: string): Promise<void> {
  await world.deps.db.platform.$transaction((tx) => queueMail(tx, "invitation", id));
}

/** The same mail as both its forms tell it. */
const letter: Letter = {
  to: { name: "Ann", address: "ann@mail.test" },
  subject: 'Ann & "Bob" <invite>',
  heading: "Join <b>Acme</b>",
  paragraphs: ["One & two", "<script>alert(1)</script>"],
  action: { label: "Accept", url: "https://app.test/invite/a?b=1&c=2" },
  notes: ["Small 'print'"],
};

describe("a letter", () => {
  it("I5: shows names as text in HTML, never as markup", () => {
    const html = htmlOf(letter);
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain("Join &lt;b&gt;Acme&lt;/b&gt;");
    expect(html).toContain('href="https://app.test/invite/a?b=1&amp;c=2"');
  });

  it("says the same as text and as HTML", () => {
    const unescaped = htmlOf(letter)
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&");
    const said = [letter.heading, ...letter.paragraphs, letter.action?.label, letter.action?.url, ...letter.notes];
    for (const part of said) {
      expect(textOf(letter)).toContain(part);
      expect(unescaped).toContain(part);
    }
  });
});

describe("mail", () => {
  it("goes out by job, with a link that opens what it is about, and is noted as sent", async () => {
    const { tenant, admin } = await world.tenant("mail-goes");
    const id = await invite(tenant.id, admin.userId, "new@mail-goes.test");
    await order(id);
    const [mail] = await mailsTo(world, "new@mail-goes.test");
    const url = `${world.url}/invite/${linkToken(world.deps.env.AUTH_SECRET, "invitation", id)}`;
    expect(mail?.text).toContain(url);
    expect(mail?.html).toContain(url);
    const isSent = async () => (await world.deps.db.platform.invitation.findUniqueOrThrow({ where: { id } })).sentAt;
    await expect.poll(isSent, { timeout: 20_000 }).not.toBeNull();
  });

  it("is tried again after a server that fails, under the same message id", async () => {
    const { tenant, admin } = await world.tenant("mail-again");
    await breakMail(world, { kind: "keep_and_fail", to: "twice@mail-again.test" });
    const id = await invite(tenant.id, admin.userId, "twice@mail-again.test");
    await order(id);
    const mails = await mailsTo(world, "twice@mail-again.test", 2);
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map((mail) => mail.message_id)).size).toBe(1);
  });

  it("has another message id when it is ordered again", async () => {
    const { tenant, admin } = await world.tenant("mail-anew");
    const id = await invite(tenant.id, admin.userId, "anew@mail-anew.test");
    await sendMail(world.deps, { kind: "invitation", id }, "1");
    await sendMail(world.deps, { kind: "invitation", id }, "2");
    const mails = await mailsTo(world, "anew@mail-anew.test", 2);
    expect(new Set(mails.map((mail) => mail.message_id)).size).toBe(2);
  });

  it("that a server refuses for good is not tried again", async () => {
    const { tenant, admin } = await world.tenant("mail-final");
    await breakMail(world, { kind: "refuse", to: "gone@mail-final.test", code: 550 });
    const id = await invite(tenant.id, admin.userId, "gone@mail-final.test");
    await expect(sendMail(world.deps, { kind: "invitation", id }, "1")).resolves.toBeUndefined();
    const invitation = await world.deps.db.platform.invitation.findUniqueOrThrow({ where: { id } });
    expect(invitation.sentAt).toBeNull();
  });

  it("that has become pointless is not sent", async () => {
    const { tenant, admin } = await world.tenant("mail-pointless");
    const revoked = await invite(tenant.id, admin.userId, "revoked@mail-pointless.test", { revokedAt: new Date() });
    await sendMail(world.deps, { kind: "invitation", id: revoked }, "1");
    const fresh = await invite(tenant.id, admin.userId, "fresh@mail-pointless.test");
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { status: "suspended" } });
    await sendMail(world.deps, { kind: "invitation", id: fresh }, "1");
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { status: "active" } });
    await sendMail(world.deps, { kind: "invitation", id: fresh }, "2");
    expect(await mailsTo(world, "fresh@mail-pointless.test")).toHaveLength(1);
    expect(await mailsTo(world, "revoked@mail-pointless.test", 0)).toEqual([]);
  });

  it("I11: names with line breaks add no header and no recipient", async () => {
    const { tenant, admin } = await world.tenant("mail-crlf");
    const nasty = "Acme\r\nBcc: victim@mail-crlf.test\r\n\r\nBody";
    await world.deps.db.platform.tenant.update({ where: { id: tenant.id }, data: { name: nasty } });
    await world.deps.db.platform.user.update({
      where: { id: admin.userId },
      data: { name: `Eve\nX-Evil: 1\u2028Cc: a@b.test` },
    });
    const id = await invite(tenant.id, admin.userId, "target@mail-crlf.test");
    await sendMail(world.deps, { kind: "invitation", id }, "1");
    const [mail] = await mailsTo(world, "target@mail-crlf.test");
    expect(mail?.to).toEqual(["target@mail-crlf.test"]);
    const names = mail?.headers.map(({ name }) => name.toLowerCase()) ?? [];
    expect(names).toEqual(expect.arrayContaining(["from", "to", "subject", "message-id"]));
    for (const name of ["bcc", "cc", "x-evil"]) expect(names).not.toContain(name);
    expect(new Set(names).size).toBe(names.length);
    expect(await mailsTo(world, "victim@mail-crlf.test", 0)).toEqual([]);
  });

  it("L4: leaves no token and no address in the queue", async () => {
    const { tenant, admin } = await world.tenant("mail-secret");
    const email = "secret@mail-secret.test";
    await breakMail(world, { kind: "refuse", to: email, times: "always" });
    const id = await invite(tenant.id, admin.userId, email);
    await order(id);
    const job = async () => {
      const rows = await world.deps.db.platform.$queryRaw<{ text: string; tried: boolean }[]>`
        select row_to_json(j)::text as text, j.last_error is not null as tried
        from graphile_worker._private_jobs j where j.payload->>'id' = ${id}`;
      return rows[0];
    };
    await expect.poll(async () => (await job())?.tried, { timeout: 30_000 }).toBe(true);
    const text = (await job())?.text ?? "";
    expect(text).toContain(id);
    expect(text).not.toContain(email);
    expect(text).not.toContain(linkToken(world.deps.env.AUTH_SECRET, "invitation", id));
  });
});

describe("the mailer", () => {
  const mail = {
    messageId: "m",
    to: { name: "", address: "slow@mailer.test" },
    subject: "s",
    text: "t",
    html: "<p>t</p>",
  };

  it("gives up on a server that does not answer, with words that name no address", async () => {
    await breakMail(world, { kind: "hang", to: "slow@mailer.test" });
    const failure = await createMailer(world.deps.env, 300)
      .send(mail)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MailError);
    expect(failure).toMatchObject({ isFinal: false, message: expect.stringContaining("ETIMEDOUT") as string });
    expect(String((failure as Error).stack)).not.toContain("slow@mailer.test");
  });

  it("without a server fails each mail, to be tried again", async () => {
    const mailer = createMailer({ SMTP_URL: undefined, MAIL_FROM: "VoxCalls <no-reply@voxcalls.test>" });
    await expect(mailer.send(mail)).rejects.toMatchObject({ isFinal: false });
  });
});
