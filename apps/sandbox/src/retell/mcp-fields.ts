import { z } from "zod";

const strings = z.exactOptional(z.record(z.string(), z.string()));

/** A server of the Model Context Protocol; agents refer to it by its name. */
export const McpServer = z.strictObject({
  name: z.string(),
  url: z.url(),
  headers: strings,
  query_params: strings,
  timeout_ms: z.exactOptional(z.number()),
});
export type McpServer = z.infer<typeof McpServer>;
