import { z } from "zod";

export const MemberView = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(["admin", "user"]),
  status: z.enum(["active", "invited", "suspended"]),
});

export type MemberView = z.infer<typeof MemberView>;
