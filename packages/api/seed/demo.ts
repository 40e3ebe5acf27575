import { createCallerFactory } from "../src/trpc";
import { appRouter } from "../src/root";
import { publicCtx, type Deps, type PersonSignedIn } from "../src/kernel/context";
import { recordAudit } from "../src/features/audit/record";
import { sessionHolder } from "../src/features/auth/authenticate";
import { hashPassword } from "../src/features/auth/passwords";
import { plans } from "../src/features/plans/catalogue";
import { demoCallers, demoPassword, demoTenants } from "./demo-world";

type Say = (line: string) => void;
type DemoTenant = (typeof demoTenants)[number];

const numbersToBuy = 8;
const daysBack = 30;
const dayMs = 24 * 60 * 60 * 1000;
const settleWithinMs = 120_000;
const createCaller = createCallerFactory(appRouter);

/**
 * Fills an empty installation with the demo: accounts, agents, numbers, and calls of the last 30 days that are really made
 * through the sandbox and arrive by its webhooks. Web and worker have to be running. Does nothing when there is a tenant already.
 */
export async function seedDemo(deps: Deps, sandboxUrl: string, say: Say): Promise<void> {
  if ((await deps.db.platform.tenant.count()) > 0) return;
  const superAdmin = await addPerson(deps, null, {
    email: "super@voxcalls.test",
    name: "Sue Super",
    role: "super_admin",
  });
  await fillPool(deps, superAdmin, say);
  for (const tenant of demoTenants) {
    const numbers = await addTenant(deps, tenant);
    say(`${tenant.name}: ${tenant.agents.length} agents, ${numbers.length} numbers, ${tenant.calls} calls`);
    for (const call of callsOf(tenant, numbers)) await dial(sandboxUrl, call);
  }
  await waitForCalls(
    deps,
    demoTenants.reduce((sum, tenant) => sum + tenant.calls, 0),
  );
}

async function addPerson(
  deps: Deps,
  tenantId: string | null,
  person: { email: string; name: string; role: "super_admin" | "admin" | "user" },
): Promise<PersonSignedIn> {
  const passwordHash = await hashPassword(demoPassword);
  const user = await deps.db.platform.user.create({ data: { ...person, tenantId, passwordHash, emailVerified: true } });
  const expiresAt = new Date(deps.clock.now().getTime() + dayMs);
  const session = await deps.db.platform.session.create({ data: { userId: user.id, userAgent: "demo", expiresAt } });
  return await sessionHolder(deps, { sub: user.id, sid: session.id });
}

/** The router as this person would call it: permissions, limits and checks are the product's own. */
function as(deps: Deps, signedIn: PersonSignedIn) {
  const request = { requestId: "demo", ipAddress: null, userAgent: null, unverifiedTenantId: null, accessReason: null };
  return createCaller({ deps, public: publicCtx(deps, request, () => Promise.resolve(signedIn)) });
}

async function fillPool(deps: Deps, superAdmin: PersonSignedIn, say: Say): Promise<void> {
  const { pool } = as(deps, superAdmin);
  const { data: forSale } = await pool.search({ countryCode: "US", numberType: "local" });
  for (const { phoneNumber } of forSale.slice(0, numbersToBuy)) await pool.buy({ phoneNumber });
  say(`${Math.min(numbersToBuy, forSale.length)} phone numbers in the pool`);
}

/** Makes a tenant with its people, agents and numbers; answers the numbers that can be called. */
async function addTenant(deps: Deps, demo: DemoTenant): Promise<string[]> {
  const { name: plan, ...caps } = plans[demo.plan];
  const { slug, name, timeZone } = demo;
  const tenant = await deps.db.platform.$transaction(async (tx) => {
    const made = await tx.tenant.create({ data: { slug, name, timeZone, plan, ...caps } });
    const actor = { type: "system", role: "system", job: "demo" } as const;
    const entry = { action: "tenant.created", objectType: "tenant", objectId: made.id, after: { name, slug, plan } };
    await recordAudit(tx, { tenant: made, actor, request: null }, entry);
    return made;
  });
  const people = new Map<string, PersonSignedIn>();
  for (const person of demo.people) people.set(person.email, await addPerson(deps, tenant.id, person));
  const admin = [...people.values()].find(({ person }) => person.role === "admin");
  if (!admin) throw new Error(`the demo tenant ${name} has no admin`);
  const caller = as(deps, admin);
  const voices = await caller.agents.voices();
  const knowledgeBaseIds: string[] = [];
  for (const { name: baseName, title, text } of demo.knowledge) {
    const { id } = await caller.knowledge.create({ name: baseName });
    await caller.knowledge.addSource({ id, type: "text", title, text });
    knowledgeBaseIds.push(id);
  }
  const numbers: string[] = [];
  for (const [
    index,
    { name: agentName, systemPrompt, welcomeMessage, assignedTo, hasNumber },
  ] of demo.agents.entries()) {
    const userId = assignedTo === null ? null : (people.get(assignedTo)?.person.userId ?? null);
    const agent = await caller.agents.create({
      name: agentName,
      systemPrompt,
      welcomeMessage,
      voiceId: voices[index % voices.length]?.voiceId ?? "",
      assignedUserId: userId,
      knowledgeBaseIds: hasNumber ? knowledgeBaseIds : [],
    });
    if (hasNumber) {
      const { data } = await caller.phoneNumbers.available({ limit: 1 });
      const free = data[0];
      if (!free) throw new Error("the pool is empty");
      const claimed = await caller.phoneNumbers.claim({ phoneNumberId: free.id, agentId: agent.id, userId });
      numbers.push(claimed.phoneNumber);
    }
  }
  // The demo's calls lie in the past, and a call belongs to whoever held the number then.
  const heldFrom = new Date(deps.clock.now().getTime() - (daysBack + 1) * dayMs);
  await deps.db.platform.phoneNumberHolding.updateMany({ where: { tenantId: tenant.id }, data: { heldFrom } });
  return numbers;
}

interface DemoCall {
  readonly to: string;
  readonly from: string;
  readonly persona: string;
  readonly startedAt: Date;
}

/** Calls spread over the last days, thicker towards today, in office hours. */
function callsOf(demo: DemoTenant, numbers: string[]): DemoCall[] {
  const now = Date.now();
  return Array.from({ length: demo.calls }, (_, i) => {
    const daysAgo = 1 + Math.floor((daysBack - 1) * (i / demo.calls) ** 1.5);
    const day = new Date(now - daysAgo * dayMs);
    const startedAt = new Date(
      Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 15 + (i % 9), (i * 17) % 60),
    );
    return {
      to: numbers[i % numbers.length] ?? "",
      from: `+1503555${String(1000 + ((i * 37) % 400)).padStart(4, "0")}`,
      persona: demoCallers[i % demoCallers.length] ?? "books",
      startedAt,
    };
  });
}

async function dial(sandboxUrl: string, call: DemoCall): Promise<void> {
  const answer = await fetch(`${sandboxUrl}/_sandbox/calls`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      to_number: call.to,
      from_number: call.from,
      persona: call.persona,
      started_at: call.startedAt.toISOString(),
    }),
  });
  if (!answer.ok) throw new Error(`the sandbox refused a call to ${call.to}: ${answer.status} ${await answer.text()}`);
}

/** Waits until every call has arrived and is settled with its recording. */
async function waitForCalls(deps: Deps, expected: number): Promise<void> {
  const until = Date.now() + settleWithinMs;
  while (Date.now() < until) {
    const [calls, pending] = await Promise.all([
      deps.db.platform.call.count({ where: { status: { not: "in_progress" } } }),
      deps.db.platform.call.count({ where: { recordingStatus: "pending" } }),
    ]);
    if (calls >= expected && pending === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error("the demo's calls did not all arrive in time");
}
