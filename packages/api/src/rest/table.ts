import type { AnyTRPCProcedure, AnyTRPCRouter } from "@trpc/server";
import type { $ZodType } from "zod/v4/core";
import type { ProcedureMeta, RestMeta } from "../trpc";

export interface RestRoute extends RestMeta {
  /** Path of the procedure in the router: `agents.get`. */
  readonly procedure: string;
  readonly permission: NonNullable<ProcedureMeta["permission"]>;
  readonly whileSuspended: boolean;
  readonly type: "query" | "mutation";
  readonly input: $ZodType | undefined;
  readonly output: $ZodType | undefined;
}

/** Every procedure that says it is a REST route, read once from the router. */
export function restTable(router: AnyTRPCRouter): RestRoute[] {
  return Object.entries(router._def.procedures as Record<string, AnyTRPCProcedure>).flatMap(([procedure, { _def }]) => {
    const meta = _def.meta as ProcedureMeta | undefined;
    if (!meta?.rest || !meta.permission) return [];
    const parsers = _def as unknown as { inputs: $ZodType[]; output?: $ZodType; type: "query" | "mutation" };
    return [
      {
        ...meta.rest,
        procedure,
        permission: meta.permission,
        whileSuspended: meta.whileSuspended === true,
        type: parsers.type,
        input: parsers.inputs[0],
        output: parsers.output,
      },
    ];
  });
}
