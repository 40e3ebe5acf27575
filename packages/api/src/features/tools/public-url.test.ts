import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { insideHosts } from "../../../testing/inside-hosts";
import { fetchPublic } from "./fetch-public";
import { urlProblem } from "./public-url";

describe("the address of a tool", () => {
  it.each(insideHosts)("I1: https://%s leads inside and is refused", (host) => {
    expect(urlProblem(`https://${host}/hook`, { allowLocal: false })).not.toBeNull();
  });

  it.each([
    "http://example.com/",
    "https://user:pass@example.com/",
    "https://user@example.com/",
    "https://example.com:8443/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "https://{{host}}/",
    "https://{{sub}}.example.com/",
    "javascript:alert(1)",
    "example.com",
    "",
  ])("I1: %s is refused", (url) => {
    expect(urlProblem(url, { allowLocal: false })).not.toBeNull();
  });

  it.each([
    "https://example.com",
    "https://api.example.co.uk/v1/book?day={{day}}",
    "https://example.com:443/{{id}}",
    "https://8.8.8.8/",
    "https://[2606:4700:4700::1111]/",
    "https://xn--mnchen-3ya.de/",
    "https://münchen.de/",
  ])("I1: %s is allowed", (url) => {
    expect(urlProblem(url, { allowLocal: false })).toBeNull();
  });

  it("I1: with the sandbox this machine is allowed, and nothing else inside", () => {
    const rules = { allowLocal: true };
    for (const url of ["http://localhost:4000/x", "http://127.0.0.1:4000", "https://[::1]:4000/"])
      expect([url, urlProblem(url, rules)]).toEqual([url, null]);
    for (const url of [
      "http://10.0.0.1/",
      "http://169.254.169.254/latest",
      "http://example.com/",
      "http://u:p@localhost/",
    ])
      expect([url, urlProblem(url, rules)]).not.toEqual([url, null]);
  });
});

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server of this machine that counts who comes. */
async function canary(answer: RequestListener = (_, response) => response.end("reached")) {
  let visits = 0;
  const server = createServer((request, response) => {
    visits += 1;
    answer(request, response);
  });
  let connections = 0;
  server.on("connection", () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, visits: () => visits, connections: () => connections };
}

const get = { method: "GET", headers: {}, timeoutMs: 5_000 };

describe("fetching an address that somebody wrote", () => {
  it.each(insideHosts)("I1: https://%s is not looked up and not connected to", async (host) => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: "127.0.0.1", family: 4 }];
    };
    const outcome = await fetchPublic({ ...get, url: `https://${host}/hook`, allowLocal: false, resolve });
    expect([outcome.kind, asked]).toEqual(["refused", 0]);
  });

  it.each(
    insideHosts.filter((host) => /^[\d.]+$|^\[/.test(host) && host !== "0" && (host.match(/\./g)?.length ?? 3) === 3),
  )("I1: a public name whose address is %s is not connected to", async (host) => {
    const address = host.replace(/^\[|\]$/g, "");
    const resolve = async () => [{ address, family: address.includes(":") ? 6 : 4 }];
    const outcome = await fetchPublic({ ...get, url: "https://hooks.example.com/", allowLocal: false, resolve });
    expect(outcome.kind).toBe("refused");
  });

  it("I1: a name that leads inside is refused before anything is sent, even if one of its addresses is public", async () => {
    for (const address of ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "fd00::1"]) {
      const resolve = async () => [
        { address: "93.184.216.34", family: 4 },
        { address, family: address.includes(":") ? 6 : 4 },
      ];
      const outcome = await fetchPublic({ ...get, url: "https://rebind.example.com/", allowLocal: false, resolve });
      expect([address, outcome.kind]).toEqual([address, "refused"]);
    }
  });

  it("I2: a name that is public at first and inside at the second look-up brings nobody inside", async () => {
    const inside = await canary();
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: asked === 1 ? "93.184.216.34" : "127.0.0.1", family: 4 }];
    };
    const url = "https://rebind.example.com/";
    const outcome = await fetchPublic({ ...get, url, allowLocal: false, resolve, timeoutMs: 500 });
    expect([asked, outcome.kind, inside.connections()]).toEqual([1, "failed", 0]);
    expect((await fetchPublic({ ...get, url, allowLocal: false, resolve })).kind).toBe("refused");
    expect(inside.connections()).toBe(0);
  });

  it("I2: the connection goes to the address that was looked at, under the name that was asked for", async () => {
    const here = await canary((request, response) => response.end(request.headers.host));
    const url = `http://tools.localhost:${here.port}/`;
    const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
    const outcome = await fetchPublic({ ...get, url, allowLocal: true, resolve });
    expect(outcome).toMatchObject({ kind: "answered", answer: { text: `tools.localhost:${here.port}` } });
  });

  it("I3: a redirect is told and not followed", async () => {
    const inside = await canary();
    const outside = await canary((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/admin` }).end();
    });
    const outcome = await fetchPublic({ ...get, url: `http://localhost:${outside.port}/`, allowLocal: true });
    expect(outcome).toMatchObject({
      kind: "answered",
      answer: { status: 302, location: expect.stringContaining("/admin") as unknown },
    });
    expect(inside.connections()).toBe(0);
  });

  it("reads no more than it keeps of 20 MB, and gives up on what never ends", async () => {
    const big = await canary((_, response) => response.end(Buffer.alloc(20 * 1024 * 1024, "x")));
    const outcome = await fetchPublic({ ...get, url: `http://localhost:${big.port}/`, allowLocal: true });
    expect(outcome).toMatchObject({ kind: "answered", answer: { isCut: true, text: "x".repeat(15_000) } });
    const silent = await canary(() => undefined);
    const dripping = await canary((_, response) => {
      response.write("a");
      const drip = setInterval(() => response.write("a"), 20);
      response.on("close", () => clearInterval(drip));
    });
    for (const { port } of [silent, dripping]) {
      const hung = await fetchPublic({ ...get, url: `http://localhost:${port}/`, allowLocal: true, timeoutMs: 300 });
      expect(hung).toEqual({ kind: "failed", reason: "no answer within 0.3 s." });
    }
  });
});
