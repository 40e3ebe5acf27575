import type { PublicCtx } from "../../../kernel/context";
import { enqueue } from "../../../kernel/jobs";
import { unscoped } from "../../../kernel/unscoped";
import type { ForgotPasswordInput } from "../schemas";
import { limitMails } from "../sign-in-limits";

/**
 * Has a job mail a link to whoever has this e-mail. Whether anybody has is looked up by the job, so that the answer here, and the time
 * it takes, are the same for every address. Throws rate_limited.
 */
export async function forgotPassword(ctx: PublicCtx, { email }: ForgotPasswordInput): Promise<void> {
  await limitMails(ctx, email);
  await enqueue(unscoped(ctx), "auth.send-reset-link", { email });
}
