import { describe, expect, it } from "vitest";
import { z } from "zod";
import { retellConfigFrom, retellEnv, sipTrunkFrom, twilioConfigFrom, twilioEnv } from "../src/index";

const RETELL = { RETELL_API_KEY: "key_voxcalls_sandbox" };
const TWILIO = { TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`, TWILIO_AUTH_TOKEN: "voxcalls-sandbox" };
const problems = (schema: z.ZodType, env: object) =>
  schema.safeParse(env).error?.issues.map((issue) => issue.path.join(".")) ?? [];

describe("the environment", () => {
  it("with nothing but keys means the real services, and the API key signs webhooks", () => {
    expect(retellConfigFrom(retellEnv.parse(RETELL))).toEqual({
      apiKey: "key_voxcalls_sandbox",
      baseUrl: undefined,
      webhookKeys: ["key_voxcalls_sandbox"],
    });
    expect(twilioConfigFrom(twilioEnv.parse(TWILIO))).toEqual({
      accountSid: TWILIO.TWILIO_ACCOUNT_SID,
      authToken: "voxcalls-sandbox",
      baseUrl: undefined,
    });
  });

  it("W15: lists several webhook keys for the time of a rotation", () => {
    const env = retellEnv.parse({ ...RETELL, RETELL_WEBHOOK_KEY: " key_new_one , key_old_one" });
    expect(retellConfigFrom(env).webhookKeys).toEqual(["key_new_one", "key_old_one"]);
  });

  it("a variable set to nothing is unset", () => {
    const blank = { RETELL_BASE_URL: "", RETELL_WEBHOOK_KEY: " " };
    expect(retellConfigFrom(retellEnv.parse({ ...RETELL, ...blank })).webhookKeys).toEqual(["key_voxcalls_sandbox"]);
  });

  it("L8: names what is wrong", () => {
    expect(problems(retellEnv, {})).toEqual(["RETELL_API_KEY"]);
    expect(problems(retellEnv, { ...RETELL, RETELL_BASE_URL: "sandbox" })).toEqual(["RETELL_BASE_URL"]);
    expect(problems(retellEnv, { ...RETELL, RETELL_BASE_URL: "ftp://sandbox/" })).toEqual(["RETELL_BASE_URL"]);
    expect(problems(retellEnv, { ...RETELL, RETELL_WEBHOOK_KEY: "key_new_one,," })).toEqual([
      "RETELL_WEBHOOK_KEY.1",
      "RETELL_WEBHOOK_KEY.2",
    ]);
    expect(problems(twilioEnv, { ...TWILIO, TWILIO_ACCOUNT_SID: "SK1" })).toEqual(["TWILIO_ACCOUNT_SID"]);
    expect(problems(twilioEnv, { ...TWILIO, TWILIO_TERMINATION_SIP_URL: "https://x/y" })).toEqual([
      "TWILIO_TERMINATION_SIP_URL",
    ]);
    expect(problems(twilioEnv, { ...TWILIO, SIP_USERNAME: "two words" })).toEqual(["SIP_USERNAME"]);
  });

  it("the SIP trunk needs all three of its variables", () => {
    const trunk = { TWILIO_TERMINATION_SIP_URL: "sip:acme.pstn.twilio.com", SIP_USERNAME: "acme", SIP_PASSWORD: "pw" };
    expect(sipTrunkFrom(twilioEnv.parse({ ...TWILIO, ...trunk }))).toEqual({
      terminationUri: "acme.pstn.twilio.com",
      username: "acme",
      password: "pw",
    });
    for (const name of Object.keys(trunk)) {
      expect(sipTrunkFrom(twilioEnv.parse({ ...TWILIO, ...trunk, [name]: "" }))).toBeUndefined();
    }
  });

  it("composes into one schema", () => {
    const env = z.object({ ...retellEnv.shape, ...twilioEnv.shape }).parse({ ...RETELL, ...TWILIO });
    expect(env.RETELL_API_KEY).toBe("key_voxcalls_sandbox");
  });
});
