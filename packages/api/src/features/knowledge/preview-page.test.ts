import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { previewPage, readPage } from "./preview-page";

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
});

/** A page of this machine, which only tests may read. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://localhost:${(server.address() as AddressInfo).port}/`;
}
const local = { allowLocal: true };

it("shows the title and the words of a page, and no markup", async () => {
  const url = await serve((_, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>Prices &amp; hours</title><nav>Home</nav><script>alert(1)</script>
      <h1>Cleaning</h1><p>A cleaning is <b>$90</b>. <a href="/book">Book</a></p>`);
  });
  const { title, text, problem } = await readPage(url, local);
  expect([title, problem]).toEqual(["Prices & hours", null]);
  expect(text).toContain("A cleaning is $90. Book");
  expect(text).not.toMatch(/<|alert|Home/);
});

it("I3: goes on where it is sent, three times at most, and never inside", async () => {
  let inside = 0;
  const private_ = await serve((_, response) => {
    inside += 1;
    response.end("secret");
  });
  const leads = await serve(
    (_, response) => void response.writeHead(302, { location: private_.replace("localhost", "10.0.0.1") }).end(),
  );
  expect(await readPage(leads, local)).toMatchObject({
    text: "",
    problem: expect.stringContaining("cannot be read") as unknown,
  });
  expect(inside).toBe(0);
  const round = await serve((_, response) => void response.writeHead(302, { location: "/" }).end());
  expect((await readPage(round, local)).problem).toContain("on and on");
});

it.each([
  "https://127.0.0.1/",
  "https://169.254.169.254/latest/meta-data",
  "http://example.com/",
  "https://localhost/",
])("I1: nothing is sent to %s", async (url) => {
  expect(await previewPage({ url })).toMatchObject({
    text: "",
    problem: expect.stringContaining("cannot be read") as unknown,
  });
});

it("I4: of what is large, no page at all, or not there, it says so", async () => {
  const large = await serve((_, response) => void response.end("word ".repeat(1_000_000)));
  const found = await readPage(large, local);
  expect(found.text.length).toBeLessThan(1_300);
  expect(found.text.endsWith(" …")).toBe(true);
  const picture = await serve((_, response) => void response.setHeader("content-type", "image/png").end("x"));
  expect((await readPage(picture, local)).problem).toContain("no web page");
  const gone = await serve((_, response) => void response.writeHead(404).end("gone"));
  expect((await readPage(gone, local)).problem).toContain("404");
  const empty = await serve(
    (_, response) => void response.setHeader("content-type", "text/html").end("<div id=app></div>"),
  );
  expect((await readPage(empty, local)).problem).toContain("no words");
});
