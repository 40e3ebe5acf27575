import type { Prisma } from "@voxcalls/db";
import { TOTP } from "otpauth";
import { mailLink } from "../src/features/auth/links/mailed-links";
import { linkToken } from "../src/kernel/link-token";
import type { World } from "../testing/harness";
import { somePassword } from "../testing/isolation/furnish";
import type { Things } from "../testing/isolation/things";
import { lineOf } from "../testing/line";

/** Who acts, and in what. */
export interface Setting {
  readonly world: World;
  readonly role: "super_admin" | "admin" | "user";
  /** Of who acts; a super admin acts on an admin's. */
  readonly things: Things;
  /** A user of the same tenant. */
  readonly colleague: Things;
  /** Calls a procedure as who acts does, and answers what it answered. Throws when it is refused. */
  readonly act: (procedure: string, input?: unknown) => Promise<Record<string, unknown>>;
}

type Prepare = (setting: Setting) => unknown;

const fresh = "correct horse battery 10";
const reason = "because it is being tried";

const signIn = async ({ act, things }: Setting) =>
  await act("auth.login", { email: things.email, password: somePassword });

async function linkTo({ world: { deps }, things }: Setting, purpose: "verify_email" | "reset_password") {
  const { userId, email } = things;
  await deps.db.platform.user.update({ where: { id: userId }, data: { emailVerified: false } });
  await deps.db.platform.$transaction((tx) => mailLink(tx, deps, { userId, email, purpose }));
  const { id } = await deps.db.platform.mailedLink.findFirstOrThrow({ where: { userId, purpose } });
  return linkToken(deps.env.AUTH_SECRET, purpose, id);
}

async function codeOfApp({ world, act }: Setting): Promise<string> {
  const { secret } = await act("auth.twoFactor.begin", { password: somePassword });
  return new TOTP({ secret: String(secret) }).generate({ timestamp: world.clock.now().getTime() });
}

async function withSecondFactor(setting: Setting) {
  await setting.act("auth.twoFactor.confirm", { code: await codeOfApp(setting) });
  return { password: somePassword };
}

async function visiting({ act, things }: Setting): Promise<void> {
  await act("supportVisits.start", { tenantId: things.tenantId, reason });
}

async function otherSuperAdmin({ world, things }: Setting, status: "active" | "suspended" = "active") {
  const { userId } = await world.person(null, `other-${things.mark}@example.test`, "super_admin");
  await world.deps.db.platform.user.update({ where: { id: userId }, data: { status } });
  return { id: userId };
}

/** What a look at the provider found of an LLM. */
async function foundThere(
  { world, things }: Pick<Setting, "world" | "things">,
  found: Prisma.ProviderHealthItemUpdateInput,
) {
  const id = things.healthItemId;
  await world.deps.db.platform.providerHealthItem.update({ where: { id }, data: { kind: "llm", ...found } });
  return { id };
}

let lastNumber = 0;

/** An agent and a number that the provider knows, and somebody to call. */
async function aLine({ world, things }: Setting) {
  const tenant = await world.deps.db.platform.tenant.findUniqueOrThrow({ where: { id: things.tenantId } });
  const ctx = world.as({ userId: things.userId, email: things.email, role: "admin" }, tenant);
  const { agentId } = await lineOf(world, ctx, `+1202556${String((lastNumber += 1)).padStart(4, "0")}`);
  return { agentId, toNumber: "+4915112349999" };
}

/** It rings at a phone that nobody takes up. */
async function aCallThatGoesOn(setting: Setting): Promise<unknown> {
  const toNumber = "+4915112348888";
  await fetch(`${setting.world.sandbox.url}/_sandbox/callees/${encodeURIComponent(toNumber)}`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ring: "phone" }),
  });
  return (await setting.act("calls.start", { ...(await aLine(setting)), toNumber }))["id"];
}

async function aFreeNumber({ act }: Setting): Promise<string> {
  const { data } = (await act("pool.search", { countryCode: "US" })) as { data?: { phoneNumber: string }[] };
  const [number] = data ?? [];
  if (!number) throw new Error("the shop has no number");
  return number.phoneNumber;
}

/** One that the provider knows, as opposed to those of the proof. */
async function aRealAgent(act: Setting["act"]): Promise<unknown> {
  return (await act("agents.create", { name: "Real", systemPrompt: "You answer.", voiceId: "retell-Cimo" }))["id"];
}

/** What has to be made ready, and what is sent then, so that an act changes something. The others do with the input of the proof. */
export const effective: Readonly<Record<string, Prepare>> = {
  "providerHealth.adopt": async (setting) => {
    const { retell, db } = setting.world.deps;
    const { agentId: id } = await aLine(setting);
    const agent = await db.platform.agent.findUniqueOrThrow({ where: { id } });
    const { version } = await retell.agents.createVersion(agent.retellAgentId ?? "", 0);
    await retell.llms.update(agent.retellLlmId ?? "", { modelTemperature: 0.5 }, version);
    const differences = [{ where: "draft", field: "modelTemperature", ours: "nothing", theirs: "0.5" }];
    return await foundThere(setting, { state: "changed", ourId: id, key: id, differences });
  },
  "providerHealth.remake": ({ world, things }) =>
    foundThere(
      { world, things },
      {
        state: "missing",
        kind: "knowledge_base",
        ourId: things.knowledgeBaseId,
        key: things.knowledgeBaseId,
        providerId: "kb_gone",
      },
    ),
  "providerHealth.clear": ({ world, things }) =>
    foundThere({ world, things }, { state: "orphan", providerId: "llm_gone", key: "llm_gone" }),
  "webhookEndpoints.endOldSecret": async ({ act, things: { webhookEndpointId: id } }) => {
    await act("webhookEndpoints.rotateSecret", { id });
    return { id };
  },
  "agents.resume": async ({ act, things: { agentId: id } }) => {
    await act("agents.pause", { id });
    return { id };
  },
  "agents.publish": async ({ act }) => ({ id: await aRealAgent(act) }),
  "agents.rollback": async ({ act }) => ({ id: await aRealAgent(act), version: 1 }),
  "agents.testChat": async ({ act }) => ({ id: await aRealAgent(act) }),
  "testCases.run": async ({ act }) => {
    const id = await aRealAgent(act);
    return { id: (await act("testCases.create", { id, name: "Hello", callerLines: ["Hello."] }))["id"] };
  },
  "agents.update": async ({ act }) => ({ id: await aRealAgent(act), name: "Renamed" }),
  "auth.email.change": ({ things }) => ({ email: `new-${things.email}`, password: somePassword }),
  "auth.email.sendLink": async ({ world, things: { userId: id } }) => {
    await world.deps.db.platform.user.update({ where: { id }, data: { emailVerified: false } });
    return undefined;
  },
  "auth.email.verify": async (setting) => ({ token: await linkTo(setting, "verify_email") }),
  "auth.login": ({ things }) => ({ email: things.email, password: somePassword }),
  "auth.logout": async (setting) => ({ refreshToken: (await signIn(setting))["refreshToken"] }),
  "auth.password.change": () => ({ currentPassword: somePassword, newPassword: fresh }),
  "auth.password.reset": async (setting) => ({ token: await linkTo(setting, "reset_password"), password: fresh }),
  "auth.refresh": async (setting) => ({ refreshToken: (await signIn(setting))["refreshToken"] }),
  "auth.sessions.endOthers": async (setting) => {
    await signIn(setting);
    return undefined;
  },
  "auth.twoFactor.begin": () => ({ password: somePassword }),
  "auth.twoFactor.confirm": async (setting) => ({ code: await codeOfApp(setting) }),
  "auth.twoFactor.disable": withSecondFactor,
  "auth.twoFactor.renewCodes": withSecondFactor,
  "batches.fill": ({ things: { batchId: id, mark } }) => ({ id, csv: `${mark}\n+12025550123` }),
  "batches.pause": async ({ act, things: { batchId: id } }) => {
    await act("batches.start", { id, hasConsent: true });
    return { id };
  },
  "batches.resume": async ({ act, things: { batchId: id } }) => {
    await act("batches.start", { id, hasConsent: true });
    await act("batches.pause", { id });
    return { id };
  },
  "calls.start": aLine,
  "calls.stop": async (setting) => ({ id: await aCallThatGoesOn(setting) }),
  "agents.testCall": async (setting) => {
    const { agentId: id, ...call } = await aLine(setting);
    return { id, ...call };
  },
  "calls.inject": async (setting) => ({
    id: await aCallThatGoesOn(setting),
    note: "She is a returning guest.",
  }),
  "flows.remove": async ({ act }) => ({ id: (await act("flows.create", { name: "Free" }))["id"] }),
  "invitations.accept": async ({ act, things: { mark } }) => {
    const { id } = await act("invitations.send", { email: `joins-${mark}@example.test`, role: "user" });
    const { url } = await act("invitations.copyLink", { id });
    return { token: String(url).split("/").at(-1), name: "Ada", password: fresh };
  },
  "members.remove": ({ colleague }) => ({ id: colleague.userId }),
  "members.update": ({ colleague }) => ({ id: colleague.userId, role: "admin" }),
  "phoneNumbers.update": ({ things: { phoneNumberId } }) => ({ id: phoneNumberId, nickname: "Front desk" }),
  "platformAccounts.activate": async (setting) => await otherSuperAdmin(setting, "suspended"),
  "platformAccounts.sendLink": async (setting) => await otherSuperAdmin(setting),
  "platformAccounts.suspend": async (setting) => await otherSuperAdmin(setting),
  "platformSettings.change": () => ({ quarantineDays: 11 }),
  "pool.buy": async (setting) => ({ phoneNumber: await aFreeNumber(setting) }),
  "pool.import": async (setting) => {
    const phoneNumber = await aFreeNumber(setting);
    await setting.world.deps.twilio.numbers.buy(phoneNumber);
    return { phoneNumber };
  },
  "pool.allocate": async ({ things: { poolNumberId, tenantId } }) => ({ phoneNumberId: poolNumberId, tenantId }),
  "pool.reclaim": ({ things: { phoneNumberId } }) => ({ phoneNumberId, reason }),
  "pool.retire": ({ things: { poolNumberId } }) => ({ id: poolNumberId }),
  "supportVisits.leave": async (setting) => {
    await visiting(setting);
    return undefined;
  },
  "supportVisits.raise": async (setting) => {
    await visiting(setting);
    return undefined;
  },
  "supportVisits.start": ({ things: { tenantId } }) => ({ tenantId, reason }),
  "tenants.activate": async ({ act, things: { tenantId: id } }) => {
    await act("tenants.suspend", { id, reason });
    return { id };
  },
  "tenants.change": ({ things: { tenantId: id } }) => ({ id, maxAgents: 3, reason }),
  "tenants.remove": ({ things: { tenantId: id, tenantName: name } }) => ({ id, name }),
  "tenants.suspend": ({ things: { tenantId: id } }) => ({ id, reason }),
};
