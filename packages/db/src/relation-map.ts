import { z } from "zod";
import type { PrismaClient } from "./generated/client";
import type { RelationMap } from "./scope-args";

/** Prisma 7 keeps its data model on the client, but not in its types: should that change, the process does not start. */
const DataModel = z.object({
  models: z.record(
    z.string(),
    z.object({ fields: z.array(z.object({ name: z.string(), kind: z.string(), type: z.string() })) }),
  ),
});

/** The columns and relations of every model, as the generated client knows them. */
export function relationMapOf(client: PrismaClient): RelationMap {
  const { models } = DataModel.parse(Reflect.get(client, "_runtimeDataModel"));
  return Object.fromEntries(
    Object.entries(models).map(([model, { fields }]) => [
      model,
      {
        fields: new Set(fields.filter((field) => field.kind !== "object").map((field) => field.name)),
        relations: new Map(fields.filter((field) => field.kind === "object").map((field) => [field.name, field.type])),
      },
    ]),
  );
}
