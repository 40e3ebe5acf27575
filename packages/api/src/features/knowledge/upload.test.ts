import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { docxOf, packed } from "../../../testing/documents";
import { World, type RestAnswer, type RestCaller } from "../../../testing/harness";

// Made before any connection is open: it takes a moment in which none would be served.
const zeros = new Uint8Array(30_000_000);
const bomb = packed({
  ...Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`word/media/${n}`, zeros])),
  "word/document.xml": "<w:document/>",
});

let world: World;
let asAdmin: RestCaller;
let token: string;
let id: string;

beforeAll(async () => {
  world = await World.create();
  const { admin } = await world.tenant("uploads");
  const answer = await world.rest()("POST", "/auth/login", { email: admin.email, password: "correct horse battery 9" });
  token = String(answer.body["access_token"]);
  asAdmin = world.rest(token);
});
afterAll(async () => {
  await world.close();
});
beforeEach(async () => {
  id = String((await asAdmin("POST", "/knowledge-bases", { name: "Prices" })).body["id"]);
});

type Answer = Pick<RestAnswer, "status"> & { body: Record<string, unknown> };

async function send(form: FormData, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${world.url}/api/v1/knowledge-bases/${id}/sources`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, ...headers },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function formWith(name: string, content: string | Uint8Array<ArrayBuffer>, field = "file"): FormData {
  const form = new FormData();
  form.set(field, new File([content], name));
  return form;
}

const upload = (name: string, content: string | Uint8Array<ArrayBuffer>) => send(formWith(name, content));

/** What this process left behind; others may be at work in the same folder. */
async function leftOnDisk(): Promise<string[]> {
  const names = await readdir(join(tmpdir(), "voxcalls-uploads"));
  return names.filter((name) => name.startsWith(`${process.pid}-`));
}

describe("uploading a file", () => {
  it.each([
    ["prices.pdf", "%PDF-1.4\nnot much of one"],
    ["prices.docx", docxOf("A cleaning is $90.")],
    ["prices.txt", "A cleaning is $90."],
    ["prices.md", "# Prices\n\nA cleaning is $90."],
    ["prices.csv", "\uFEFFService,Price\nCleaning,$90"],
    ["prices.html", "<p>A cleaning is $90.</p>"],
    ["Präislischt 价格.TXT", "Botzen: 90 €"],
  ])("takes %s, passes it on to Retell and keeps nothing of it", async (name, content) => {
    const { status, body } = await upload(name, content);
    expect([status, body]).toMatchObject([
      201,
      { type: "document", title: name, size_bytes: new Blob([content]).size },
    ]);
    expect(await world.deps.db.platform.knowledgeSource.findFirst({ where: { id: String(body["id"]) } })).toMatchObject(
      {
        text: null,
      },
    );
    await world.sandbox.idle();
    expect(await leftOnDisk()).toEqual([]);
  });

  it.each([
    ["prices.exe", "MZ", "cannot be taken in"],
    ["prices", "no ending", "cannot be taken in"],
    ["prices.pdf", "<html>not a PDF</html>", "is no PDF"],
    ["prices.docx", "not a zip", "is no Word document"],
    ["prices.docx", packed({ "xl/workbook.xml": "<workbook/>" }), "is no Word document"],
    ["prices.txt", new Uint8Array([0xff, 0xfe, 0x41]), "UTF-8"],
    ["prices.csv", "a\u0000b", "is no text"],
    ["prices.txt", "", "is empty"],
  ])("I8: refuses %s that is something else, naming it", async (name, content, why) => {
    const { status, body } = await upload(name, content);
    expect([status, body["code"]]).toEqual([400, "validation_failed"]);
    expect(String(body["detail"])).toContain(name);
    expect(String(body["detail"])).toContain(why);
    expect(body["errors"]).toMatchObject([{ path: "file" }]);
    expect(await world.deps.db.platform.knowledgeSource.count({ where: { knowledgeBaseId: id } })).toBe(0);
  });

  it("I8: refuses a document that unfolds to a quarter of a gigabyte, naming it", async () => {
    const { status, body } = await upload("bomb.docx", bomb);
    expect([bomb.length < 3_000_000, status]).toEqual([true, 400]);
    expect(String(body["detail"])).toContain("bomb.docx unfolds");
  });

  it("I8: refuses a file of one byte more than 50 MB, naming it, and takes one of just that size", async () => {
    const { status, body } = await upload("large.txt", new Uint8Array(50_000_001).fill(120));
    expect([status, body["code"]]).toEqual([413, "payload_too_large"]);
    expect(String(body["detail"])).toContain("large.txt is too large");
    expect((await upload("just.txt", new Uint8Array(50_000_000).fill(120))).status).toBe(201);
    expect(await leftOnDisk()).toEqual([]);
  });

  it.each([
    ["../../etc/passwd.txt", "passwd.txt"],
    ["..\\..\\boot.txt", "boot.txt"],
    ["/absolute/prices.txt", "prices.txt"],
    ["<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"],
    [`${"x".repeat(400)}.txt`, `${"x".repeat(196)}.txt`],
  ])("I8: a file called %s is called %s", async (name, expected) => {
    const { status, body } = await upload(name, "A cleaning is $90.");
    expect([status, body["title"]]).toEqual([201, expected]);
  });

  it("I8: a hundred at the same moment are all taken, each once", async () => {
    const names = Array.from({ length: 100 }, (_, n) => `${String(n).padStart(3, "0")}.txt`);
    const answers = await Promise.all(names.map((name) => upload(name, `This is ${name}.`)));
    expect(answers.map(({ status }) => status)).toEqual(names.map(() => 201));
    await world.sandbox.idle();
    const { body } = await asAdmin("GET", `/knowledge-bases/${id}`);
    const sources = body["sources"] as unknown as { title: string; status: string }[];
    expect(sources.map(({ title }) => title).toSorted()).toEqual(names);
    expect(sources.filter(({ status }) => status !== "ready")).toEqual([]);
  });

  it("refuses forms without a file, with two, with other fields, and those that are none", async () => {
    const two = formWith("a.txt", "a");
    two.append("file", new File(["b"], "b.txt"));
    const more = formWith("a.txt", "a");
    more.set("title", "A");
    for (const form of [new FormData(), two, more, formWith("a.txt", "a", "document")]) {
      expect((await send(form)).status).toBe(400);
    }
    const broken = await asAdmin("POST", `/knowledge-bases/${id}/sources`, "--x\r\nno end", {
      "content-type": "multipart/form-data; boundary=x",
    });
    expect(broken.status).toBe(400);
    const noBoundary = await asAdmin("POST", `/knowledge-bases/${id}/sources`, "x", {
      "content-type": "multipart/form-data",
    });
    expect(noBoundary.status).toBe(400);
    expect(await leftOnDisk()).toEqual([]);
  });

  it("takes nothing from strangers, and no file in JSON", async () => {
    const anonymous = await fetch(`${world.url}/api/v1/knowledge-bases/${id}/sources`, {
      method: "POST",
      body: formWith("a.txt", "a"),
    });
    expect(anonymous.status).toBe(401);
    const json = await asAdmin("POST", `/knowledge-bases/${id}/sources`, {
      file: { name: "a.txt", path: "/etc/passwd" },
    });
    expect(json.status).toBe(400);
    expect(JSON.stringify(json.body)).toContain("multipart");
  });

  it("gives the first answer again to the same file under the same Idempotency-Key, and refuses another one", async () => {
    const headers = { "idempotency-key": "one upload" };
    const first = await send(formWith("a.txt", "same"), headers);
    expect(await send(formWith("a.txt", "same"), headers)).toEqual(first);
    expect((await send(formWith("a.txt", "other"), headers)).status).toBe(409);
    expect(await world.deps.db.platform.knowledgeSource.count({ where: { knowledgeBaseId: id } })).toBe(1);
  });

  it("other routes still take no more than a megabyte, whatever they are told it is", async () => {
    const answer = await fetch(`${world.url}/api/v1/knowledge-bases`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: formWith("a.txt", new Uint8Array(2_000_000)),
    });
    expect(answer.status).toBe(413);
  });
});
