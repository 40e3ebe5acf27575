import type { Deps } from "../src/kernel/context";
import { hashPassword } from "../src/features/auth/passwords";

/** The first super admin of a production installation, from SUPER_ADMIN_EMAIL and SUPER_ADMIN_PASSWORD; true if one was made. */
export async function bootstrapSuperAdmin(deps: Deps): Promise<boolean> {
  const { SUPER_ADMIN_EMAIL: email, SUPER_ADMIN_PASSWORD: password } = deps.env;
  if (email === undefined || password === undefined) return false;
  const passwordHash = await hashPassword(password);
  const made = await deps.db.platform.user.createMany({
    data: [{ email: email.toLowerCase(), name: "Super admin", role: "super_admin", passwordHash, emailVerified: true }],
    skipDuplicates: true,
  });
  return made.count > 0;
}
