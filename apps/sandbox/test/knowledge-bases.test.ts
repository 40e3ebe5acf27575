import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Retell from "retell-sdk";
import { describe, expect, expectTypeOf, it, onTestFinished } from "vitest";
import { sandboxCredentials, startSandbox } from "../src/app";
import { chunksOf } from "../src/knowledge/chunks";
import { findPassages } from "../src/knowledge/find-passages";
import type { StoredKnowledgeBase } from "../src/knowledge/stored";
import type { view } from "../src/retell/knowledge-bases";
import { docxOf, pdfOf } from "./documents";
import { startTestWorld, type TestWorld } from "./test-world";

const prices = { title: "Price list", text: "A cleaning is $90.\n\nWhitening costs $250." };

async function passages(world: TestWorld, id: string, question: string): Promise<string[]> {
  const saved = await world.control<{ knowledge_bases: Record<string, StoredKnowledgeBase> }>("GET", "/state");
  const bases = new Map(Object.entries(saved.knowledge_bases));
  const store = { get: (_: string, key: string) => bases.get(key) };
  return findPassages({ store: store as never }, [id], question).map(({ text }) => text);
}

async function servePages(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("knowledge bases", () => {
  it("answers in the SDK's shape, and shows the sources once it has read them", async () => {
    expectTypeOf<ReturnType<typeof view>>().toExtend<Retell.KnowledgeBaseResponse>();
    const world = await startTestWorld();
    const made = await world.retell.knowledgeBase.create({
      knowledge_base_name: "Prices",
      knowledge_base_texts: [prices],
      enable_auto_refresh: true,
    });
    expect(made).toMatchObject({ knowledge_base_name: "Prices", status: "in_progress", enable_auto_refresh: true });
    expect(made.knowledge_base_sources).toBeUndefined();
    await world.idle();
    const ready = await world.retell.knowledgeBase.retrieve(made.knowledge_base_id);
    expect(ready).toMatchObject({
      status: "complete",
      knowledge_base_sources: [{ type: "text", title: "Price list" }],
    });
    expect(ready.last_refreshed_timestamp).toBeGreaterThan(0);
    expect(await world.retell.knowledgeBase.list()).toEqual([ready]);
  });

  it("reads PDF, Word, CSV, web page, Markdown and plain text, and finds the passage that answers", async () => {
    const world = await startTestWorld();
    const files = [
      new File([pdfOf(["A crown costs $900 with us."])], "crowns.pdf"),
      new File(
        [
          docxOf([
            ["Service", "Price"],
            ["Whitening", "$250"],
          ]),
        ],
        "whitening.docx",
      ),
      new File(["Service,Price\nRoot canal,$700\n"], "list.csv"),
      new File(["<style>p{}</style><h1>Parking</h1><p>Parking is <b>behind</b> the house.</p>"], "parking.html"),
      new File(["# Insurance\n\nWe take Delta Dental."], "insurance.md"),
      new File(["La limpieza cuesta cuarenta euros.\n\n洗牙的价格是九十美元。"], "otros.txt"),
    ];
    const made = await world.retell.knowledgeBase.create({ knowledge_base_name: "All", knowledge_base_files: files });
    await world.idle();
    const { knowledge_base_sources: sources = [] } = await world.retell.knowledgeBase.retrieve(made.knowledge_base_id);
    expect(sources.map((source) => source.type === "document" && [source.filename, source.file_size])).toEqual(
      files.map((file) => [file.name, file.size]),
    );
    const ask = async (question: string) => (await passages(world, made.knowledge_base_id, question))[0];
    expect(await ask("How much is a crown?")).toContain("$900");
    expect(await ask("Hi, I have a question. What does whitening cost?")).toMatch(/Whitening\s+\$250/);
    expect(await ask("what about a root canal")).toBe("Service: Root canal, Price: $700");
    expect(await ask("Where can I park?")).toContain("behind the house");
    expect(await ask("do you take my insurance")).toContain("Delta Dental");
    expect(await ask("¿Cuánto cuesta una limpieza?")).toContain("cuarenta euros");
    expect(await ask("洗牙的价格是多少？")).toContain("九十美元");
    expect(await ask("Do you have unicorns?")).toBeUndefined();
    expect(await ask("Yes.")).toBeUndefined();
  });

  it("leaves out a file that cannot be read, and is in error when nothing can", async () => {
    const world = await startTestWorld();
    const broken = new File(["%PDF-1.4 and then nothing"], "broken.pdf");
    const { knowledge_base_id: id } = await world.retell.knowledgeBase.create({
      knowledge_base_name: "Broken",
      knowledge_base_files: [broken],
    });
    await world.idle();
    expect(await world.retell.knowledgeBase.retrieve(id)).toMatchObject({
      status: "error",
      knowledge_base_sources: [],
    });
    const added = await world.retell.knowledgeBase.addSources(id, { knowledge_base_texts: [prices] });
    expect(added.status).toBe("refreshing_in_progress");
    await world.control("POST", "/faults", { knowledge: { source: "Lost" } });
    await world.retell.knowledgeBase.addSources(id, { knowledge_base_texts: [{ title: "Lost", text: "Never read." }] });
    await world.idle();
    const { status, knowledge_base_sources: sources } = await world.retell.knowledgeBase.retrieve(id);
    expect([status, sources?.length]).toEqual(["complete", 1]);
  });

  it("takes an empty form, removes sources and bases, and does not know what is gone", async () => {
    const world = await startTestWorld();
    const { knowledge_base_id: id } = await world.retell.knowledgeBase.create({
      knowledge_base_name: "Prices",
      knowledge_base_texts: [prices, { title: "Hours", text: "Open from nine to five." }],
    });
    await world.idle();
    const { knowledge_base_sources: sources = [] } = await world.retell.knowledgeBase.addSources(id, {});
    const [first, second] = sources;
    const left = await world.retell.knowledgeBase.deleteSource(first?.source_id ?? "", { knowledge_base_id: id });
    expect(left.knowledge_base_sources).toEqual([second]);
    const again = world.retell.knowledgeBase.deleteSource(first?.source_id ?? "", { knowledge_base_id: id });
    await expect(again).rejects.toMatchObject({ status: 422 });
    await world.retell.knowledgeBase.delete(id);
    await expect(world.retell.knowledgeBase.retrieve(id)).rejects.toMatchObject({ status: 422 });
    await expect(world.retell.knowledgeBase.addSources(id, {})).rejects.toMatchObject({ status: 422 });
  });

  it("holds Retell's limits", async () => {
    const { retell } = await startTestWorld();
    const refused = (body: Partial<Retell.KnowledgeBaseCreateParams>) =>
      expect(retell.knowledgeBase.create({ knowledge_base_name: "Prices", ...body })).rejects.toMatchObject({
        status: 400,
      });
    await refused({ knowledge_base_texts: [prices], knowledge_base_name: "x".repeat(40) });
    await refused({ knowledge_base_urls: ["no address"] });
    await refused({ knowledge_base_texts: [prices], min_chunk_size: 700, max_chunk_size: 600 });
    await refused({ knowledge_base_files: Array.from({ length: 26 }, (_, n) => new File(["x"], `${n}.txt`)) });
    await refused({});
  });

  it("keeps what it read, and goes on with what it had not, after a restart", async () => {
    const stateDir = mkdtempSync(join(tmpdir(), "sandbox-"));
    onTestFinished(() => rmSync(stateDir, { recursive: true }));
    const first = await startSandbox({ stateDir, knowledgePauseMs: 60_000 });
    const client = (baseURL: string) => new Retell({ apiKey: sandboxCredentials.retellKey, baseURL, maxRetries: 0 });
    const body = { knowledge_base_name: "Prices", knowledge_base_texts: [prices] };
    const { knowledge_base_id: id } = await client(first.url).knowledgeBase.create(body);
    await first.close();
    const second = await startSandbox({ stateDir });
    onTestFinished(() => second.close());
    await second.idle();
    const ready = await client(second.url).knowledgeBase.retrieve(id);
    expect([ready.status, ready.knowledge_base_sources?.length]).toEqual(["complete", 1]);
  });
});

describe("pages of the web", () => {
  const bodies: Record<string, RequestListener> = {
    "/page": (_, response) =>
      response.setHeader("content-type", "text/html").end("<p>Parking is behind the house.</p>"),
    "/moved": (_, response) => response.writeHead(302, { location: "/page" }).end(),
    "/round": (_, response) => response.writeHead(302, { location: "/round" }).end(),
    "/packed": (_, response) => response.setHeader("content-encoding", "gzip").end("not for us"),
    "/endless": (_, response) => {
      const send = () => {
        while (!response.destroyed && response.write("x".repeat(100_000)));
      };
      response.on("drain", send);
      send();
    },
  };

  it("I4: a page without end, a compressed one and redirects in a circle are given up", async () => {
    const origin = await servePages((request, response) => bodies[request.url ?? ""]?.(request, response));
    const world = await startTestWorld({ reachesInside: true });
    const urls = Object.keys(bodies).map((path) => `${origin}${path}`);
    const { knowledge_base_id: id } = await world.retell.knowledgeBase.create({
      knowledge_base_name: "Pages",
      knowledge_base_urls: urls,
    });
    await world.idle(30_000);
    const { knowledge_base_sources: read = [] } = await world.retell.knowledgeBase.retrieve(id);
    expect(read.map((source) => source.type === "url" && source.url)).toEqual([`${origin}/page`, `${origin}/moved`]);
    expect(await passages(world, id, "parking")).toContain("Parking is behind the house.");
  });

  it("I3: a page on this machine is not asked for, by number, by name or by another spelling", async () => {
    let asked = 0;
    const origin = await servePages((_, response) => {
      asked++;
      response.end("inside");
    });
    const { port } = new URL(origin);
    const world = await startTestWorld();
    const hosts = ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:7f00:1]", "0.0.0.0"];
    const { knowledge_base_id: id } = await world.retell.knowledgeBase.create({
      knowledge_base_name: "Inside",
      knowledge_base_urls: hosts.map((host) => `http://${host}:${port}/`),
    });
    await world.idle();
    expect((await world.retell.knowledgeBase.retrieve(id)).status).toBe("error");
    expect(asked).toBe(0);
  });
});

describe("chunks", () => {
  it("keep paragraphs whole, join small ones and cut long ones", () => {
    expect(chunksOf("a\n\nb\n\nc", { least: 4, most: 20 })).toEqual(["a\n\nb", "c"]);
    expect(chunksOf("a\n\nb", { least: 1, most: 20 })).toEqual(["a", "b"]);
    expect(chunksOf("One two. Three. Overlong1234", { least: 1, most: 10 })).toEqual([
      "One two.",
      "Three.",
      "Overlong12",
      "34",
    ]);
  });
});
