import twilio from "twilio";
import { describe, expect, it } from "vitest";
import { startTestWorld } from "./test-world";

describe("numbers", () => {
  it("available numbers are found by area code, pattern and kind", async () => {
    const { twilio: client } = await startTestWorld();
    const country = client.availablePhoneNumbers("US");
    const local = await country.local.list({ areaCode: 415, smsEnabled: true, limit: 3 });
    expect(local.map((n) => n.phoneNumber)).toEqual(["+14155550100", "+14155550101", "+14155550102"]);
    expect(local[0]).toMatchObject({
      friendlyName: "(415) 555-0100",
      isoCountry: "US",
      region: "CA",
      locality: "San Francisco",
      capabilities: { voice: true, sms: true, mms: true },
      addressRequirements: "none",
    });
    expect(await country.local.list({ contains: "+1212*****42", limit: 5 })).toHaveLength(1);
    expect((await country.tollFree.list({ limit: 1 }))[0]?.phoneNumber).toBe("+18335550100");
    expect((await client.availablePhoneNumbers("GB").mobile.list({ limit: 1 }))[0]?.phoneNumber).toBe("+447700900100");
    expect(await country.mobile.list()).toEqual([]);
    await expect(client.availablePhoneNumbers("XX").local.list()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("a number is bought once, changed, and given back", async () => {
    const { twilio: client } = await startTestWorld();
    const bought = await client.incomingPhoneNumbers.create({ phoneNumber: "+14155550101", friendlyName: "Desk" });
    expect(bought).toMatchObject({
      phoneNumber: "+14155550101",
      friendlyName: "Desk",
      status: "in-use",
      trunkSid: null,
    });
    expect(bought.sid).toMatch(/^PN[0-9a-f]{32}$/);
    expect(bought.dateCreated).toBeInstanceOf(Date);
    await expect(client.incomingPhoneNumbers.create({ phoneNumber: "+14155550101" })).rejects.toMatchObject({
      status: 400,
      code: 21422,
    });
    await expect(client.incomingPhoneNumbers.create({ phoneNumber: "415" })).rejects.toMatchObject({ code: 21421 });
    await expect(client.incomingPhoneNumbers.create({ areaCode: "999" })).rejects.toMatchObject({ code: 21452 });
    const byArea = await client.incomingPhoneNumbers.create({ areaCode: "415" });
    expect(byArea.phoneNumber).toBe("+14155550100");
    const left = await client.availablePhoneNumbers("US").local.list({ areaCode: 415, limit: 1 });
    expect(left[0]?.phoneNumber).toBe("+14155550102");

    const updated = await client.incomingPhoneNumbers(bought.sid).update({ voiceUrl: "http://localhost/v" });
    expect(updated.voiceUrl).toBe("http://localhost/v");
    await client.incomingPhoneNumbers(bought.sid).remove();
    await expect(client.incomingPhoneNumbers(bought.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it("lists of numbers have pages with relative addresses", async () => {
    const { twilio: client } = await startTestWorld();
    for (let n = 0; n < 5; n++) await client.incomingPhoneNumbers.create({ areaCode: "212" });
    const all = await client.incomingPhoneNumbers.list({ pageSize: 2 });
    expect(all.map((n) => n.phoneNumber.slice(-2))).toEqual(["00", "01", "02", "03", "04"]);
    const page = await client.incomingPhoneNumbers.page({ pageSize: 2 });
    expect(page.nextPageUrl).toMatch(/^https:\/\/api\.twilio\.com\/2010-04-01\/Accounts\/AC0+\/.*Page=1/);
    expect(await client.incomingPhoneNumbers.list({ phoneNumber: "+12125550103" })).toHaveLength(1);
  });
});

describe("trunks", () => {
  it("a trunk is set up as Retell's guide says", async () => {
    const { twilio: client } = await startTestWorld();
    const trunk = await client.trunking.v1.trunks.create({
      friendlyName: "VoxCalls",
      domainName: "voxcalls.pstn.twilio.com",
      transferMode: "enable-all",
    });
    expect(trunk).toMatchObject({ domainName: "voxcalls.pstn.twilio.com", secure: false, authType: "" });
    expect(trunk.dateCreated).toBeInstanceOf(Date);
    await expect(client.trunking.v1.trunks.create({ domainName: "voxcalls.pstn.twilio.com" })).rejects.toMatchObject({
      status: 400,
    });

    const lists = client.api.v2010.account.sip.credentialLists;
    const list = await lists.create({ friendlyName: "Retell" });
    const credential = await lists(list.sid).credentials.create({ username: "vox", password: "Str0ngEnough!" });
    expect(JSON.stringify(credential)).not.toContain("Str0ngEnough");
    await expect(lists(list.sid).credentials.create({ username: "v", password: "short" })).rejects.toMatchObject({
      status: 400,
    });
    const attached = await client.trunking.v1
      .trunks(trunk.sid)
      .credentialsLists.create({ credentialListSid: list.sid });
    expect(attached).toMatchObject({ sid: list.sid, trunkSid: trunk.sid, friendlyName: "Retell" });
    expect((await client.trunking.v1.trunks(trunk.sid).fetch()).authTypeSet).toEqual(["CREDENTIAL_LIST"]);
    await expect(lists(list.sid).remove()).rejects.toMatchObject({ status: 400 });

    const origination = await client.trunking.v1.trunks(trunk.sid).originationUrls.create({
      friendlyName: "Retell",
      sipUrl: "sip:sip.retellai.com;transport=tcp",
      priority: 1,
      weight: 1,
      enabled: true,
    });
    expect(origination).toMatchObject({ priority: 1, weight: 1, enabled: true, trunkSid: trunk.sid });

    const number = await client.incomingPhoneNumbers.create({ areaCode: "415" });
    const onTrunk = await client.trunking.v1.trunks(trunk.sid).phoneNumbers.create({ phoneNumberSid: number.sid });
    expect(onTrunk).toMatchObject({ sid: number.sid, trunkSid: trunk.sid, phoneNumber: "+14155550100" });
    expect((await client.incomingPhoneNumbers(number.sid).fetch()).trunkSid).toBe(trunk.sid);
    await client.trunking.v1.trunks(trunk.sid).phoneNumbers(number.sid).remove();
    expect(await client.trunking.v1.trunks(trunk.sid).phoneNumbers.list()).toEqual([]);

    const ipList = await client.api.v2010.account.sip.ipAccessControlLists.create({ friendlyName: "Retell" });
    await client.api.v2010.account.sip
      .ipAccessControlLists(ipList.sid)
      .ipAddresses.create({ friendlyName: "all", ipAddress: "18.98.16.120", cidrPrefixLength: 30 });
    await client.trunking.v1.trunks(trunk.sid).ipAccessControlLists.create({ ipAccessControlListSid: ipList.sid });
    expect((await client.trunking.v1.trunks(trunk.sid).fetch()).authType).toBe("IP_ACL,CREDENTIAL_LIST");
  });

  it("lists of trunks have pages with absolute addresses at the host that was asked", async () => {
    const { twilio: client } = await startTestWorld();
    for (const name of ["a", "b", "c"]) await client.trunking.v1.trunks.create({ friendlyName: name });
    const all = await client.trunking.v1.trunks.list({ pageSize: 1 });
    expect(all.map((trunk) => trunk.friendlyName)).toEqual(["a", "b", "c"]);
    const page = await client.trunking.v1.trunks.page({ pageSize: 2 });
    expect(page.nextPageUrl).toMatch(/^https:\/\/trunking\.twilio\.com\/v1\/Trunks\?/);
    await client.trunking.v1.trunks(all[0]?.sid ?? "").remove();
    await expect(client.trunking.v1.trunks(all[0]?.sid ?? "").fetch()).rejects.toMatchObject({ code: 20404 });
  });
});

describe("the door", () => {
  it("asks for the account's own credentials", async () => {
    const { url, twilio: client } = await startTestWorld();
    const account = await client.api.v2010.accounts(`AC${"0".repeat(32)}`).fetch();
    expect(account.status).toBe("active");
    const stranger = twilio(`AC${"0".repeat(32)}`, "wrong", { httpClient: client.httpClient });
    await expect(stranger.incomingPhoneNumbers.list()).rejects.toMatchObject({ status: 401, code: 20003 });
    expect((await fetch(`${url}/twilio/2010-04-01/Accounts/AC1/Calls.json`)).status).toBe(401);
  });

  it("without a rewritten host, pages point to the sandbox itself", async () => {
    const { url } = await startTestWorld();
    const client = twilio(`AC${"0".repeat(32)}`, "voxcalls-sandbox");
    client.trunking.baseUrl = `${url}/twilio`;
    await client.trunking.v1.trunks.create({ friendlyName: "a" });
    const page = await client.trunking.v1.trunks.page({ pageSize: 1 });
    expect(page.instances[0]?.url).toContain(`${url}/twilio/v1/Trunks/TK`);
  });
});
