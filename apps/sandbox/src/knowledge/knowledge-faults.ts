import { z } from "zod";

/** How reading what was put into a knowledge base goes wrong: all of it, or one source, which then never appears. */
export const KnowledgeFault = z.strictObject({
  /** The file's name, the text's title or the address of the source that cannot be read; all of them when missing. */
  source: z.exactOptional(z.string()),
});
export type KnowledgeFault = z.output<typeof KnowledgeFault>;
