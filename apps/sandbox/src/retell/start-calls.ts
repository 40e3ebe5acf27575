import { type Context, Hono } from "hono";
import { pickByWeight } from "../calls/admit";
import type { CallRecord, WebCall } from "../calls/call-record";
import { calleeAt } from "../calls/callee";
import { connectAgent } from "../calls/connect-agent";
import { isOnList } from "../calls/country-list";
import { dialOut } from "../calls/dial-out";
import { newPhoneCall, newWebCall } from "../calls/new-call";
import { saveCall } from "../calls/save-call";
import { setUpCall } from "../calls/set-up-call";
import { awaitBrowser } from "../calls/web-call";
import type { SandboxContext } from "../context";
import { CreatePhoneCallBody, CreateWebCallBody } from "./call-bodies";
import { badRequest, RetellError, unknownAsset } from "./errors";
import { e164 } from "./phone-numbers";
import { readBody } from "./read-request";

/** Calls that begin here: to a phone, or in a browser. */
export function startCallRoutes(sandbox: SandboxContext): Hono {
  return new Hono()
    .post("/v2/create-phone-call", async (c) => {
      const body = await readBody(c, CreatePhoneCallBody);
      const number = sandbox.store.get("phone_numbers", body.from_number);
      if (!number) throw unknownAsset();
      if (!body.ignore_e164_validation && !e164.test(body.to_number)) {
        throw badRequest("to_number: must be in E.164 format.");
      }
      if (!isOnList(number.allowed_outbound_country_list, body.to_number)) {
        throw badRequest("to_number: its country is not in allowed_outbound_country_list of the phone number.");
      }
      const bound = pickByWeight(number.outbound_agents ?? []);
      const agentId = body.override_agent_id ?? bound?.agent_id;
      if (!agentId) throw new RetellError(400, "No outbound agent id set up for phone number.");
      const setup = setUpCall(sandbox, {
        agentId,
        version: body.override_agent_version ?? (body.override_agent_id ? undefined : bound?.agent_version),
        override: body.agent_override,
        dynamicVariables: body.retell_llm_dynamic_variables,
      });
      const record = newPhoneCall(sandbox, {
        direction: "outbound",
        agentId: setup.agent.agent_id,
        agentVersion: setup.agent.version,
        fromNumber: body.from_number,
        toNumber: body.to_number,
        metadata: body.metadata,
        dynamicVariables: body.retell_llm_dynamic_variables,
        sipHeaders: body.custom_sip_headers,
      });
      const callee = calleeAt(sandbox, body.to_number);
      const playedBy = callee.ringsAtPhone ? "person" : callee.playing.playedBy;
      const saved = saveCall(sandbox, connectAgent(record, setup, playedBy));
      dialOut(sandbox, saved, setup, callee);
      return c.json(saved.call, 201);
    })
    .post("/v3/create-web-call", async (c) => {
      const { call } = await startWebCall(sandbox, c);
      return c.json(
        {
          call_id: call.call_id,
          access_token: call.access_token,
          expires_at: sandbox.now() + sandbox.webCallJoinMs,
          ice_servers: [{ urls: ["stun:127.0.0.1:3478"] }],
          transport: "gateway",
        },
        201,
      );
    })
    .post("/v2/create-web-call", async (c) => c.json((await startWebCall(sandbox, c)).call, 201));
}

async function startWebCall(sandbox: SandboxContext, c: Context): Promise<CallRecord<WebCall>> {
  const body = await readBody(c, CreateWebCallBody);
  const setup = setUpCall(sandbox, {
    agentId: body.agent_id,
    version: body.agent_version,
    override: body.agent_override,
    dynamicVariables: body.retell_llm_dynamic_variables,
    startingState: body.current_state ?? undefined,
    startingNode: body.current_node_id ?? undefined,
  });
  const record = newWebCall(sandbox, {
    agentId: setup.agent.agent_id,
    agentVersion: setup.agent.version,
    metadata: body.metadata,
    dynamicVariables: body.retell_llm_dynamic_variables,
  });
  const saved = saveCall(sandbox, connectAgent(record, setup, "nobody"));
  awaitBrowser(sandbox, saved, setup);
  return saved;
}
