import type Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { createAgent, importNumber, startTestWorld } from "./test-world";

describe("phone numbers", () => {
  it("a number is imported, read, changed, listed and deleted; its password never comes back", async () => {
    const world = await startTestWorld();
    const { phoneNumber } = world.retell;
    const agent = await createAgent(world);
    const imported: Retell.PhoneNumberResponse = await importNumber(world, agent.agent_id, {
      sip_trunk_auth_username: "vox",
      sip_trunk_auth_password: "S3cret",
      nickname: "Desk",
    });
    expect(imported).toMatchObject({
      phone_number: "+14155550100",
      phone_number_type: "custom",
      phone_number_pretty: "+1 (415) 555-0100",
      area_code: 415,
      nickname: "Desk",
      sip_outbound_trunk_config: {
        termination_uri: "voxcalls.pstn.twilio.com",
        auth_username: "vox",
        transport: "TCP",
      },
    });
    expect(await phoneNumber.retrieve("+14155550100")).toEqual(imported);

    const updated = await phoneNumber.update("+14155550100", {
      inbound_agents: null,
      inbound_webhook_url: "http://localhost:9/inbound",
      auth_username: "other",
      auth_password: "An0ther",
      transport: "TLS",
    });
    expect(updated).toMatchObject({
      inbound_agents: null,
      sip_outbound_trunk_config: { auth_username: "other", transport: "TLS" },
    });
    expect((await phoneNumber.list()).items).toEqual([updated]);
    expect(JSON.stringify([imported, updated])).not.toMatch(/S3cret|An0ther/);

    await phoneNumber.delete("+14155550100");
    await expect(phoneNumber.retrieve("+14155550100")).rejects.toMatchObject({ status: 422 });
  });

  it("refuses doubles, unknown agents, wrong weights and retired fields", async () => {
    const world = await startTestWorld();
    const { agent_id } = await createAgent(world);
    await importNumber(world, agent_id);
    const again = (fields: Partial<Retell.PhoneNumberImportParams>) => importNumber(world, agent_id, fields);
    await expect(again({})).rejects.toMatchObject({ status: 400 });
    const phone_number = "+14155550101";
    await expect(again({ phone_number, inbound_agents: [{ agent_id, weight: 0.5 }] })).rejects.toThrow("weights");
    const unknown = [{ agent_id: "agent_nowhere", weight: 1 }];
    await expect(again({ phone_number, inbound_agents: unknown })).rejects.toMatchObject({ status: 422 });
    await expect(again({ phone_number: "100", ignore_e164_validation: false })).rejects.toThrow("E.164");
    const body = { phone_number, termination_uri: "x", inbound_agent_id: agent_id };
    await expect(world.retell.post("/import-phone-number", { body })).rejects.toThrow("inbound_agent_id");
    await expect(world.retell.phoneNumber.retrieve(phone_number)).rejects.toMatchObject({ status: 422 });
  });

  it("a deleted agent is bound to no number any more", async () => {
    const world = await startTestWorld();
    const { agent_id } = await createAgent(world);
    await importNumber(world, agent_id);
    await world.retell.agent.delete(agent_id);
    expect(await world.retell.phoneNumber.retrieve("+14155550100")).toMatchObject({ inbound_agents: [] });
  });
});

describe("the account", () => {
  it("tells its name and its limits", async () => {
    const { retell } = await startTestWorld();
    expect(await retell.identity.retrieve()).toEqual({ org_name: "VoxCalls Sandbox", api_key_name: "sandbox" });
    expect(await retell.concurrency.retrieve()).toMatchObject({ current_concurrency: 0, concurrency_limit: 20 });
  });
});
