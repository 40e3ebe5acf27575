import { expectTypeOf, it } from "vitest";
import type { Db, TenantDb, TenantTx } from "../src/index";

/** Checked by the compiler (`pnpm typecheck`); never called. */
async function _typesOf(db: TenantDb) {
  const agent = await db.agent.findFirst({ select: { name: true, calls: { select: { id: true } } } });
  const call = await db.call.findUniqueOrThrow({ where: { id: "" }, include: { transcript: true } });
  const created = await db.agent.create({
    data: { name: "", systemPrompt: "", voiceId: "", llmModel: "" },
    select: { id: true },
  });
  const groups = await db.call.groupBy({ by: ["status"], _count: true });
  return { agent, call, created, groups };
}

it("answers have the shape that was selected", () => {
  type Answers = Awaited<ReturnType<typeof _typesOf>>;
  expectTypeOf<Answers["agent"]>().toEqualTypeOf<{ name: string; calls: { id: string }[] } | null>();
  expectTypeOf<Answers["call"]["transcript"][number]["content"]>().toBeString();
  expectTypeOf<Answers["created"]>().toEqualTypeOf<{ id: string }>();
  expectTypeOf<Answers["groups"][number]["_count"]>().toBeNumber();
});

it("what is written never names the tenant", () => {
  type Created = Parameters<TenantDb["agent"]["create"]>[0]["data"];
  type Updated = Parameters<TenantTx["phoneNumber"]["updateMany"]>[0]["data"];
  expectTypeOf<Extract<keyof Created, "tenantId" | "tenant" | "calls">>().toBeNever();
  expectTypeOf<Extract<keyof Updated, "tenantId" | "tenant" | "holdings">>().toBeNever();
  expectTypeOf<Extract<keyof TenantDb["tenant"], "create" | "delete" | "upsert">>().toBeNever();
});

it("no look-alike is a tenant's client, neither a plain object nor the platform's", () => {
  expectTypeOf<Pick<TenantDb, keyof TenantDb>>().not.toExtend<TenantDb>();
  expectTypeOf<Db["platform"]>().not.toExtend<TenantDb>();
  expectTypeOf<TenantTx>().not.toExtend<TenantDb>();
});
