import { z } from "zod";

const WebEnv = z.object({
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
});

/** What the web server itself reads; everything else is the api's (`readEnv`). */
export const webEnv = WebEnv.parse(process.env);
