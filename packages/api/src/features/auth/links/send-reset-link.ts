import type { Deps } from "../../../kernel/context";
import { mailLink } from "./mailed-links";

/** The job: mails a link for a new password to the person with this e-mail, if there is one who may sign in. */
export async function sendResetLink(deps: Deps, { email }: { email: string }): Promise<void> {
  const user = await deps.db.platform.user.findUnique({ where: { email } });
  if (user?.status !== "active") return;
  await deps.db.platform.$transaction((tx) =>
    mailLink(tx, deps, { userId: user.id, purpose: "reset_password", email: user.email }),
  );
}
