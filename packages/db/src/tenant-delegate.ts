import type { Types } from "@prisma/client/runtime/client";
import type { Prisma, PrismaClient } from "./generated/client";
import type { ScopedModel, TenantModel } from "./tenant-models";

type Args<M extends ScopedModel, O extends keyof Operations<M>> = Operations<M>[O] extends { args: infer A }
  ? A
  : never;
type Operations<M extends ScopedModel> = Prisma.TypeMap["model"][M]["operations"];
type Row<M extends ScopedModel, A, O extends Types.Public.Operation> = Types.Result.GetResult<
  Prisma.TypeMap["model"][M]["payload"],
  A,
  O,
  Record<never, never>
>;
type Count = Prisma.BatchPayload;
type Subset<A, Shape> = Prisma.SelectSubset<A, Shape>;

/** Scalars only, and never the tenant id: the client stamps it. Related rows are written by their own delegates. */
type CreateData<M extends ScopedModel> = WithoutTenant<
  Exclude<Args<M, "createMany"> extends { data: infer D } ? D : never, readonly unknown[]>
>;
type UpdateData<M extends ScopedModel> = WithoutTenant<Args<M, "updateMany"> extends { data: infer D } ? D : never>;
type WithoutTenant<D> = D extends unknown ? Omit<D, "tenantId"> : never;
type WithData<A, D> = Omit<A, "data"> & { data: D };
type WithRows<A, D> = Omit<A, "data"> & { data: D | D[] };
type WithUpsert<A, C, U> = Omit<A, "create" | "update"> & { create: C; update: U };

type Counting<M extends ScopedModel> = Pick<PrismaClient[Uncapitalize<M>], "count" | "aggregate" | "groupBy">;

interface Reading<M extends ScopedModel> {
  findUnique<A extends Args<M, "findUnique">>(args: Subset<A, Args<M, "findUnique">>): Promise<Row<M, A, "findUnique">>;
  findUniqueOrThrow<A extends Args<M, "findUniqueOrThrow">>(
    args: Subset<A, Args<M, "findUniqueOrThrow">>,
  ): Promise<Row<M, A, "findUniqueOrThrow">>;
  findFirst<A extends Args<M, "findFirst">>(args?: Subset<A, Args<M, "findFirst">>): Promise<Row<M, A, "findFirst">>;
  findFirstOrThrow<A extends Args<M, "findFirstOrThrow">>(
    args?: Subset<A, Args<M, "findFirstOrThrow">>,
  ): Promise<Row<M, A, "findFirstOrThrow">>;
  findMany<A extends Args<M, "findMany">>(args?: Subset<A, Args<M, "findMany">>): Promise<Row<M, A, "findMany">>;
}

interface Updating<M extends ScopedModel> {
  update<A extends WithData<Args<M, "update">, UpdateData<M>>>(
    args: Subset<A, WithData<Args<M, "update">, UpdateData<M>>>,
  ): Promise<Row<M, A, "update">>;
  updateMany(args: WithData<Args<M, "updateMany">, UpdateData<M>>): Promise<Count>;
}

interface Writing<M extends TenantModel> {
  create<A extends WithData<Args<M, "create">, CreateData<M>>>(
    args: Subset<A, WithData<Args<M, "create">, CreateData<M>>>,
  ): Promise<Row<M, A, "create">>;
  createMany(args: WithRows<Args<M, "createMany">, CreateData<M>>): Promise<Count>;
  createManyAndReturn<A extends WithRows<Args<M, "createManyAndReturn">, CreateData<M>>>(
    args: Subset<A, WithRows<Args<M, "createManyAndReturn">, CreateData<M>>>,
  ): Promise<Row<M, A, "createManyAndReturn">>;
  updateManyAndReturn<A extends WithData<Args<M, "updateManyAndReturn">, UpdateData<M>>>(
    args: Subset<A, WithData<Args<M, "updateManyAndReturn">, UpdateData<M>>>,
  ): Promise<Row<M, A, "updateManyAndReturn">>;
  upsert<A extends WithUpsert<Args<M, "upsert">, CreateData<M>, UpdateData<M>>>(
    args: Subset<A, WithUpsert<Args<M, "upsert">, CreateData<M>, UpdateData<M>>>,
  ): Promise<Row<M, A, "upsert">>;
  delete<A extends Args<M, "delete">>(args: Subset<A, Args<M, "delete">>): Promise<Row<M, A, "delete">>;
  deleteMany(args?: Args<M, "deleteMany">): Promise<Count>;
}

/** A model as one tenant sees it: Prisma's own operations, without the tenant id and without nested writes. */
export type TenantDelegate<M extends TenantModel> = Reading<M> & Counting<M> & Updating<M> & Writing<M>;

/** A tenant's own row: read and changed, never made or removed from within. */
export type OwnTenantDelegate = Reading<"Tenant"> & Counting<"Tenant"> & Updating<"Tenant">;
