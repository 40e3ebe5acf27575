import type { Prisma } from "@voxcalls/db";
import { nameHere } from "./adoptable";
import type { FieldDifference, HealthItem } from "./schemas";

type Item = Pick<Prisma.ProviderHealthItemModel, "kind" | "state" | "differences">;

/**
 * What can be done about a thing: ours can be written over theirs where we hold all of it, theirs be taken over where every setting that
 * differs is a plain one of the draft, what is missing be made again, and an orphan be removed.
 */
export function actsOn({ kind, state, differences }: Item): HealthItem["acts"] {
  if (state === "orphan") return kind === "phone_number" ? [] : ["clear"];
  if (state === "missing") return ["remake"];
  const isOff = state === "changed" || state === "outdated";
  if (!isOff || kind === "knowledge_base") return [];
  const isPlain = (differences as FieldDifference[]).every(
    ({ where, field }) => where === "draft" && nameHere(field) !== undefined,
  );
  return isPlain && state === "changed" && (kind === "agent" || kind === "llm") ? ["push", "adopt"] : ["push"];
}
