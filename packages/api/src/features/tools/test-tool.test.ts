import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { World, type RestCaller } from "../../../testing/harness";

let world: World;
let rest: RestCaller;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let got: { method: string | undefined; url: string | undefined; headers: IncomingMessage["headers"]; body: string };

const server = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk: Buffer) => (body += chunk.toString()));
  request.on("end", () => {
    got = { method: request.method, url: request.url, headers: request.headers, body };
    answer(request, response, body);
  });
});

beforeAll(async () => {
  world = await World.create();
  const acme = await world.tenant("acme");
  rest = await world.signIn(acme.admin);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/book`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await world.close();
});

const tool = () => ({
  type: "custom",
  name: "book_visit",
  url,
  headers: { "X-Api-Key": "top secret" },
  response_variables: { booking_id: "$.data.id", missing: "data.nothing" },
});

describe("trying a tool", () => {
  it("sends it as Retell would, signed, and shows request, answer and variables, but no secret", async () => {
    answer = (_, response) => response.setHeader("content-type", "application/json").end('{"data":{"id":42}}');
    const tried = await rest("POST", "/tools/test", { tool: tool(), args: { startTime: "9:00" } });
    expect(tried.status).toBe(200);
    expect(tried.body).toMatchObject({
      status: 200,
      answer: '{"data":{"id":42}}',
      findings: [],
      variables: [
        { name: "booking_id", value: "42" },
        { name: "missing", value: null },
      ],
      request: { method: "POST", url, headers: { "X-Api-Key": "••••" } },
    });
    expect(tried.text).not.toContain("top secret");
    expect(got.headers["x-api-key"]).toBe("top secret");
    expect(JSON.parse(got.body)).toMatchObject({
      name: "book_visit",
      args: { startTime: "9:00" },
      call: { call_id: "call_test" },
    });
    const { webhooks } = world.deps.retell;
    const signature = got.headers["x-retell-signature"];
    expect(webhooks.verify(got.body, String(signature), world.clock.now().getTime())).toMatchObject({ ok: true });
  });

  it("W5: nothing is signed that the provider's doors would take for an event of theirs", async () => {
    answer = (_, response) => response.end("{}");
    const forged = { event: "call_ended", call: { call_id: "call_forged", agent_id: "agent_forged" } };
    const alone = await rest("POST", "/tools/test", { tool: { ...tool(), args_at_root: true }, args: forged });
    expect([alone.status, alone.body["errors"]]).toEqual([
      400,
      [{ path: "tool.args_at_root", message: "is not known here" }],
    ]);
    await rest("POST", "/tools/test", { tool: tool(), args: forged });
    for (const door of ["/api/webhooks/retell", "/api/webhooks/retell/inbound"]) {
      const headers = { "x-retell-signature": String(got.headers["x-retell-signature"]) };
      const replayed = await fetch(`${world.url}${door}`, { method: "POST", headers, body: got.body });
      expect(replayed.status).toBe(400);
    }
  });

  it("the arguments stand in the query when the tool is asked by GET", async () => {
    answer = (_, response) => response.end("{}");
    const get = { ...tool(), method: "GET", query_params: { v: "2" } };
    await rest("POST", "/tools/test", { tool: get, args: { day: "Mon", ids: [1] } });
    expect([got.method, got.url, got.body]).toEqual(["GET", "/book?v=2&day=Mon&ids=%5B1%5D", ""]);
  });

  it("web pages, errors and redirects are findings, not failures", async () => {
    answer = (_, response) => response.setHeader("content-type", "text/html").end("<html>hello</html>");
    const page = await rest("POST", "/tools/test", { tool: tool() });
    expect(page.body["findings"]).toEqual(["It answered with a web page, not with data."]);
    answer = (_, response) => response.writeHead(500).end();
    expect((await rest("POST", "/tools/test", { tool: tool() })).body).toMatchObject({
      status: 500,
      findings: [expect.stringContaining("500")],
    });
    answer = (_, response) => response.writeHead(307, { location: "http://169.254.169.254/" }).end();
    expect((await rest("POST", "/tools/test", { tool: tool() })).body["findings"]).toEqual([
      expect.stringContaining("redirect (307)"),
    ]);
    answer = (request) => request.destroy();
    expect((await rest("POST", "/tools/test", { tool: tool() })).body).toMatchObject({
      status: null,
      findings: [expect.stringContaining("No answer")],
    });
  });

  it("a tool that hangs is given up after its own time", async () => {
    answer = () => undefined;
    const hung = await rest("POST", "/tools/test", { tool: { ...tool(), timeout_ms: 1_000 } });
    expect(hung.body).toMatchObject({ status: null, findings: ["No answer: no answer within 1 s."] });
  });

  it("I1: an address inside is not called, and cannot be saved", async () => {
    const inside = { ...tool(), url: "https://169.254.169.254/latest/meta-data" };
    const tried = await rest("POST", "/tools/test", { tool: inside });
    expect(tried.body).toMatchObject({ status: null, findings: [expect.stringContaining("Nothing was sent")] });
    const saved = await rest("POST", "/flows", { name: "Inside", tools: [{ ...inside, tool_id: "t1" }] });
    expect([saved.status, saved.body["errors"]]).toMatchObject([400, [{ path: "tools.0.url" }]]);
  });
});
