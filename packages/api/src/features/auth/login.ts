import type { PublicCtx } from "../../kernel/context";
import { AppError } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";
import { checkPassword, hashPassword } from "./passwords";
import type { LoginInput, TokenPair } from "./schemas";
import { issuePair, openSession, type Account } from "./sessions";
import { spendCode } from "./two-factor/check-code";
import { countFailure, forgetFailures, limitSignIns } from "./sign-in-limits";

/** Signs in for REST: a token pair. Throws unauthorized with the same words, after the same time, whatever was wrong. */
export async function login(ctx: PublicCtx, input: LoginInput): Promise<TokenPair> {
  const account = await checkCredentials(ctx, input);
  return await unscoped(ctx).$transaction(async (tx) => {
    const { sessionId } = await openSession(tx, ctx, account);
    return await issuePair(tx, ctx, account, sessionId);
  });
}

/** Signs in for the browser: a session whose cookie is its only credential. */
export async function loginForBrowser(
  ctx: PublicCtx,
  input: LoginInput,
): Promise<{ userId: string; sessionId: string }> {
  const account = await checkCredentials(ctx, input);
  const { sessionId } = await unscoped(ctx).$transaction((tx) => openSession(tx, ctx, account));
  return { userId: account.id, sessionId };
}

/**
 * Checks the password and, for accounts with two-factor, the code. Whatever is wrong with e-mail, password or account, the answer is the
 * same; only who has the right password learns that a code is needed. Every wrong try counts, and only a whole sign-in clears the count.
 */
async function checkCredentials(ctx: PublicCtx, { email, password, totp }: LoginInput): Promise<Account> {
  const tries = await limitSignIns(ctx, email);
  const db = unscoped(ctx);
  const user = await db.user.findUnique({ where: { email } });
  const { holds, rehash } = await checkPassword(user?.passwordHash ?? null, password);
  if (!user || !holds || user.status !== "active") {
    await countFailure(ctx, tries);
    throw new AppError("unauthorized", "E-mail or password is wrong.");
  }
  if (user.totpConfirmedAt !== null) {
    if (!totp?.trim()) throw codeNeeded("Send the code of your authenticator app, or a recovery code.");
    if (!(await spendCode(ctx, user, totp))) {
      await countFailure(ctx, tries);
      throw codeNeeded("This code is wrong, or was used already. Take the newest one.");
    }
  }
  await forgetFailures(ctx, tries);
  await db.user.update({
    where: { id: user.id },
    data: { lastLoginAt: ctx.clock.now(), ...(rehash && { passwordHash: await hashPassword(password) }) },
  });
  return user;
}

function codeNeeded(message: string): AppError {
  return new AppError("unauthorized", message, { fields: [{ path: "totp", message }] });
}
