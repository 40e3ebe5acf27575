import { z } from "zod";

/** How many passages an agent is given, and how alike to the question they must be. */
export const KnowledgeConfig = z.strictObject({
  top_k: z.exactOptional(z.int().min(1).max(10)),
  filter_score: z.exactOptional(z.number().min(0).max(1)),
});
