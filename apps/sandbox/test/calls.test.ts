import type Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { createAgent, importNumber, startReceiver, startTestWorld, type TestWorld } from "./test-world";

async function dial(world: TestWorld, to: string, fields: Partial<Retell.CallCreatePhoneCallParams> = {}) {
  const registered = await world.retell.call.createPhoneCall({
    from_number: "+14155550100",
    to_number: to,
    ...fields,
  });
  expect(registered).toMatchObject({ call_status: "registered", direction: "outbound", to_number: to });
  await world.idle();
  return (await world.retell.call.retrieve(registered.call_id)) as Retell.PhoneCallResponse;
}

describe("outbound calls", () => {
  it("a number's ending decides its fate", async () => {
    const world = await startTestWorld();
    const hook = await startReceiver();
    await importNumber(world, (await createAgent(world, { webhook_url: hook.url })).agent_id);
    const fates = {
      "+14155550001": ["not_connected", "dial_busy"],
      "+14155550002": ["not_connected", "dial_no_answer"],
      "+14155550003": ["ended", "voicemail_reached"],
      "+14155550004": ["not_connected", "user_declined"],
      "+14155550005": ["not_connected", "dial_failed"],
      "+14155550177": ["ended", expect.stringMatching(/_hangup$/)],
    };
    for (const [number, [status, reason]] of Object.entries(fates)) {
      const call = await dial(world, number, { metadata: { n: number } });
      expect([call.call_status, call.disconnection_reason]).toEqual([status, reason]);
      expect(call.metadata).toEqual({ n: number });
    }
    const events = (number: string) =>
      hook.received
        .filter((webhook) => webhook.call.to_number === number)
        .map((webhook) => webhook.event)
        .sort();
    expect(events("+14155550001")).toEqual(["call_analyzed", "call_ended"]);
    expect(events("+14155550003")).toEqual(["call_analyzed", "call_ended", "call_started"]);
  });

  it("a voicemail gets the agent's message, a second pace changes nobody's fate", async () => {
    const world = await startTestWorld();
    const voicemail_option = { action: { type: "static_text", text: "Please call us back." } } as const;
    await importNumber(world, (await createAgent(world, { voicemail_option })).agent_id);
    const call = await dial(world, "+14155550003");
    expect(call.transcript).toMatch(/^User: .*\nAgent: Please call us back\.\n$/);
    await world.control("PUT", "/callees/+14155550001", { speed: 10 });
    expect(await dial(world, "+14155550001")).toMatchObject({ disconnection_reason: "dial_busy" });
  });

  it("a rule for the number comes before its ending, and a person can take the call", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id);
    await world.control("PUT", "/callees/+14155550001", { script: ["Yes, hello?", "Bye"] });
    expect((await dial(world, "+14155550001")).transcript).toContain("User: Yes, hello?");
    await expect(world.control("PUT", "/callees/+14155550001", { persona: "nobody" })).rejects.toThrow("400");

    await world.control("PUT", "/callees/+14155550177", { ring: "phone" });
    const ringing = await dial(world, "+14155550177");
    expect(ringing.call_status).toBe("registered");
    await world.control("POST", `/calls/${ringing.call_id}/answer`);
    await world.control("POST", `/calls/${ringing.call_id}/say`, { text: "Hello?" });
    await world.control("POST", `/calls/${ringing.call_id}/hang-up`);
    expect(await world.retell.call.retrieve(ringing.call_id)).toMatchObject({ disconnection_reason: "user_hangup" });

    const declined = await dial(world, "+14155550177");
    await world.control("POST", `/calls/${declined.call_id}/decline`);
    expect(await world.retell.call.retrieve(declined.call_id)).toMatchObject({
      call_status: "not_connected",
      disconnection_reason: "user_declined",
    });
    const stopped = await dial(world, "+14155550177");
    await world.retell.call.stop(stopped.call_id);
    expect(await world.retell.call.retrieve(stopped.call_id)).toMatchObject({
      disconnection_reason: "manual_stopped",
    });
  });

  it("wrong trunk credentials come out when a call is made", async () => {
    const world = await startTestWorld();
    const trunks = world.twilio.trunking.v1.trunks;
    const trunk = await trunks.create({ domainName: "voxcalls.pstn.twilio.com" });
    const lists = world.twilio.api.v2010.account.sip.credentialLists;
    const list = await lists.create({ friendlyName: "Retell" });
    await lists(list.sid).credentials.create({ username: "vox", password: "Str0ngEnough!" });
    await trunks(trunk.sid).credentialsLists.create({ credentialListSid: list.sid });
    await importNumber(world, (await createAgent(world)).agent_id, {
      sip_trunk_auth_username: "vox",
      sip_trunk_auth_password: "wrong",
    });
    expect(await dial(world, "+14155550177")).toMatchObject({
      call_status: "not_connected",
      disconnection_reason: "telephony_provider_permission_denied",
    });
    await world.retell.phoneNumber.update("+14155550100", { auth_password: "Str0ngEnough!" });
    expect(await dial(world, "+14155550177")).toMatchObject({ call_status: "ended" });
  });

  it("go only to the countries of the number's list, and come only from those of the other", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id, {
      allowed_outbound_country_list: ["DE"],
      allowed_inbound_country_list: ["DE"],
    });
    await expect(dial(world, "+14155550177")).rejects.toMatchObject({ status: 400 });
    await expect(dial(world, "+870773111632")).rejects.toMatchObject({ status: 400 });
    expect(await dial(world, "+4915112345678")).toMatchObject({ call_status: "ended" });
    const from = async (from_number: string) => {
      const placed = { to_number: "+14155550100", from_number, persona: "asks-hours" };
      const { call_id } = await world.control<{ call_id: string }>("POST", "/calls", placed);
      return await world.control("GET", `/calls/${call_id}`);
    };
    expect(await from("+14155559999")).toMatchObject({ call: { disconnection_reason: "user_declined" } });
    expect(await from("+4915112345678")).toMatchObject({ call: { call_status: "ended" } });
    await world.retell.phoneNumber.update("+14155550100", { allowed_outbound_country_list: [] });
    expect(await dial(world, "+14155550177")).toMatchObject({ call_status: "ended" });
  });

  it("refuses what cannot be dialled", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id, { outbound_agents: null });
    const from_number = "+14155550100";
    const create = (body: Retell.CallCreatePhoneCallParams) => world.retell.call.createPhoneCall(body);
    await expect(create({ from_number: "+14155550199", to_number: "+14155550177" })).rejects.toMatchObject({
      status: 422,
    });
    await expect(create({ from_number, to_number: "0177" })).rejects.toThrow("E.164");
    await expect(create({ from_number, to_number: "+14155550177" })).rejects.toThrow("No outbound agent");
    const override_agent_id = "agent_nowhere";
    await expect(create({ from_number, to_number: "+14155550177", override_agent_id })).rejects.toMatchObject({
      status: 422,
    });
    expect((await world.retell.call.list({})).items).toEqual([]);
  });
});

describe("web calls", () => {
  it("are joined by a browser, or end after their time", async () => {
    const world = await startTestWorld({ webCallJoinMs: 150 });
    const { agent_id } = await createAgent(world);
    const connection = await world.retell.call.createWebCall({ agent_id });
    expect(connection).toMatchObject({ transport: "gateway", expires_at: expect.any(Number) });
    await world.control("POST", `/calls/${connection.call_id}/join`, { script: ["Hello", "Bye"] });
    expect(await world.retell.call.retrieve(connection.call_id)).toMatchObject({
      call_type: "web_call",
      call_status: "ended",
      access_token: connection.access_token,
    });

    const old = await world.retell.post<Retell.WebCallResponse>("/v2/create-web-call", { body: { agent_id } });
    expect(old).toMatchObject({ call_type: "web_call", call_status: "registered", agent_id });
    await expect
      .poll(() => world.retell.call.retrieve(old.call_id))
      .toMatchObject({ call_status: "error", disconnection_reason: "error_user_not_joined" });
  });
});

describe("reading calls", () => {
  it("lists without what was said, filtered, in pages, with a total", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id);
    for (const n of [1, 2, 3]) await dial(world, `+1415555017${n}`, { metadata: { n } });
    await dial(world, "+14155550001");
    const list = (filter_criteria: Retell.CallListParams["filter_criteria"], rest: Retell.CallListParams = {}) =>
      world.retell.call.list({ ...rest, ...(filter_criteria && { filter_criteria }) });

    const all = await list(undefined, { limit: 3, include_total: true });
    expect(all).toMatchObject({ has_more: true, total: 4 });
    const rest = await list(undefined, { limit: 3, pagination_key: all.pagination_key ?? "" });
    expect(rest).toMatchObject({ has_more: false });
    expect(new Set([...all.items, ...rest.items].map((call) => call.call_id)).size).toBe(4);
    for (const call of all.items) expect(call).not.toHaveProperty("transcript");

    const ended = await list({ call_status: { type: "enum", op: "in", value: ["ended"] } });
    expect(ended.items).toHaveLength(3);
    expect(ended.items[0]).toHaveProperty("recording_url");
    const third = await list({ metadata: [{ type: "number", op: "eq", key: "n", value: 3 }] });
    expect(third.items).toMatchObject([{ metadata: { n: 3 } }]);
    const missing = await list({ metadata: [{ type: "present", op: "np", key: "n" }] });
    expect(missing.items).toMatchObject([{ to_number: "+14155550001" }]);
    const busy = await list({ to_number: { type: "string", op: "ew", value: "0001" } });
    expect(busy.items).toMatchObject([{ disconnection_reason: "dial_busy" }]);
    const startedAt = third.items[0]?.start_timestamp ?? 0;
    const since = await list({ start_timestamp: { type: "range", op: "bt", value: [startedAt, startedAt] } });
    expect(since.items.map((call) => call.call_id)).toContain(third.items[0]?.call_id);
    expect((await list({ agent: [{ agent_id: "agent_other" }] })).items).toEqual([]);
    await expect(list(undefined, { skip: 1, pagination_key: "x" })).rejects.toMatchObject({ status: 400 });
    expect((await list(undefined, { skip: 3 })).items).toHaveLength(1);
  });

  it("updates and deletes calls within Retell's bounds", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id);
    const { call_id: id } = await dial(world, "+14155550177");
    expect((await world.retell.call.update(id, { metadata: { a: 1 } })).metadata).toEqual({ a: 1 });
    const custom_attributes = { colour: "red" };
    await expect(world.retell.call.update(id, { custom_attributes })).rejects.toMatchObject({ status: 400 });
    const bare = await world.retell.call.update(id, { data_storage_setting: "basic_attributes_only" });
    expect(bare).not.toHaveProperty("transcript");
    expect(bare).not.toHaveProperty("recording_url");
    const looser = world.retell.call.update(id, { data_storage_setting: "everything" });
    await expect(looser).rejects.toMatchObject({ status: 400 });
    await world.retell.call.delete(id);
    await expect(world.retell.call.retrieve(id)).rejects.toMatchObject({ status: 422 });
  });

  it("serves recordings of one and two channels without a key, by range too", async () => {
    const world = await startTestWorld();
    await importNumber(world, (await createAgent(world)).agent_id);
    const call = await dial(world, "+14155550177");
    const mono = await wav(call.recording_url);
    const stereo = await wav(call.recording_multi_channel_url);
    expect([mono.channels, stereo.channels]).toEqual([1, 2]);
    expect(mono.seconds).toBeCloseTo((call.duration_ms ?? 0) / 1000, 1);
    expect(stereo.seconds).toBeCloseTo(mono.seconds, 1);
    const part = await fetch(call.recording_url ?? "", { headers: { range: "bytes=0-3" } });
    expect([part.status, await part.text()]).toEqual([206, "RIFF"]);
    expect((await fetch(`${world.url}/recordings/call_nowhere.wav`)).status).toBe(404);
  });

  it("keeps twelve voices, each with a preview that can be heard", async () => {
    const { retell } = await startTestWorld();
    const voices = await retell.voice.list();
    expect(voices).toHaveLength(12);
    const voice = await retell.voice.retrieve("11labs-Adrian");
    expect(voice).toEqual(voices.find((v) => v.voice_id === "11labs-Adrian"));
    expect((await wav(voice.preview_audio_url)).seconds).toBeGreaterThan(1);
    await expect(retell.voice.retrieve("11labs-Nobody")).rejects.toMatchObject({ status: 422 });
  });
});

async function wav(url: string | undefined) {
  const response = await fetch(url ?? "");
  expect(response.headers.get("content-type")).toBe("audio/wav");
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.toString("latin1", 0, 4)).toBe("RIFF");
  return { channels: bytes.readUInt16LE(22), seconds: (bytes.length - 44) / bytes.readUInt32LE(28) };
}
