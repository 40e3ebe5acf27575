import type { PublicCtx } from "../../kernel/context";
import { AppError } from "../../kernel/errors";
import { unscoped } from "../../kernel/unscoped";
import { checkPassword, hashPassword } from "./passwords";
import type { LoginInput, TokenPair } from "./schemas";
import { issuePair, openSession, type Account } from "./sessions";
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

async function checkCredentials(ctx: PublicCtx, { email, password }: LoginInput): Promise<Account> {
  await limitSignIns(ctx, email);
  const db = unscoped(ctx);
  const user = await db.user.findUnique({ where: { email } });
  const { holds, rehash } = await checkPassword(user?.passwordHash ?? null, password);
  if (!user || !holds || user.status !== "active") {
    await countFailure(ctx, email);
    throw new AppError("unauthorized", "E-mail or password is wrong.");
  }
  await forgetFailures(ctx, email);
  await db.user.update({
    where: { id: user.id },
    data: { lastLoginAt: ctx.clock.now(), ...(rehash && { passwordHash: await hashPassword(password) }) },
  });
  return user;
}
