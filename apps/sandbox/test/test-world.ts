import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Retell from "retell-sdk";
import twilio from "twilio";
import RequestClient from "twilio/lib/base/RequestClient";
import { onTestFinished } from "vitest";
import { sandboxCredentials, type SandboxOptions, startSandbox } from "../src/app";

/** A sandbox behind a real server, with the real SDKs pointed at it. Gone when the test is over. */
export async function startTestWorld(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ port: 0, webhookRetryDelaysMs: [5, 5, 5], ...options });
  onTestFinished(() => sandbox.close());
  const { retellKey, twilioSid, twilioToken } = sandboxCredentials;
  const control = async <T = unknown>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`${sandbox.url}/_sandbox${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const text = await response.text();
    return (text === "" ? undefined : JSON.parse(text)) as T;
  };
  return {
    ...sandbox,
    control,
    retell: new Retell({ apiKey: retellKey, baseURL: sandbox.url, maxRetries: 0 }),
    twilio: twilio(twilioSid, twilioToken, { httpClient: new RewritingClient(sandbox.url) }),
  };
}
export type TestWorld = Awaited<ReturnType<typeof startTestWorld>>;

type RequestOptions<TData> = Parameters<typeof RequestClient.prototype.request<TData>>[0];

/** Sends what is meant for any host of Twilio to the sandbox, and says which host was meant. */
class RewritingClient extends RequestClient {
  constructor(private readonly baseUrl: string) {
    super();
  }

  override request<TData>(options: RequestOptions<TData>) {
    const asked = new URL(options.uri);
    const headers = { ...options.headers, "X-Sandbox-Host": asked.host };
    return super.request<TData>({ ...options, headers, uri: `${this.baseUrl}/twilio${asked.pathname}${asked.search}` });
  }
}

export interface ReceivedWebhook {
  event: string;
  call: Record<string, unknown> & { call_id: string };
  call_inbound?: Record<string, unknown>;
}

/** A real receiver of webhooks. `answer` decides what it says; every body is kept, with whether its signature held. */
export async function startReceiver(
  answer: (body: ReceivedWebhook) => { status?: number; body?: unknown } | "hang" = () => ({}),
) {
  const received: (ReceivedWebhook & { isSignatureValid: boolean })[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const raw = Buffer.concat(chunks).toString();
      const body = JSON.parse(raw) as ReceivedWebhook;
      const signature = String(request.headers["x-retell-signature"]);
      void Retell.verify(raw, sandboxCredentials.retellKey, signature).then((isSignatureValid) => {
        received.push({ ...body, isSignatureValid });
        const said = answer(body);
        if (said === "hang") return;
        response.writeHead(said.status ?? 204, { "content-type": "application/json" });
        response.end(said.body === undefined ? undefined : JSON.stringify(said.body));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

/** An agent that books and answers, as a small business would have it. */
export async function createAgent(
  { retell }: TestWorld,
  agent: Partial<Retell.AgentCreateParams> = {},
  llm: Retell.LlmCreateParams = {},
) {
  const { llm_id } = await retell.llm.create({
    begin_message: "Hello, Harbour Dental, how can I help?",
    general_prompt: "You are the receptionist of Harbour Dental. We are open Monday to Friday from 9am to 5pm.",
    general_tools: [{ type: "end_call", name: "end_call", description: "When the caller says good-bye." }],
    ...llm,
  });
  return retell.agent.create({
    agent_name: "Receptionist",
    voice_id: "11labs-Adrian",
    response_engine: { type: "retell-llm", llm_id },
    ...agent,
  });
}

/** A number that is imported and answered by the agent. */
export async function importNumber(
  { retell }: TestWorld,
  agentId: string,
  fields: Partial<Retell.PhoneNumberImportParams> = {},
) {
  return retell.phoneNumber.import({
    phone_number: "+14155550100",
    termination_uri: "voxcalls.pstn.twilio.com",
    inbound_agents: [{ agent_id: agentId, weight: 1 }],
    outbound_agents: [{ agent_id: agentId, weight: 1 }],
    ...fields,
  });
}
