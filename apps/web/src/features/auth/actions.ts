"use server";

import { LoginInput, RegisterInput, toAppError } from "@voxcalls/api";
import { redirect } from "next/navigation";
import { AuthError, signIn, signOut } from "~/server/auth-options";
import { currentSession } from "~/server/session";
import { api } from "~/trpc/server";
import { localPath } from "./local-path";

export interface FormState {
  readonly message?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What was typed, without passwords: a refused form loses nothing. */
  readonly typed?: Readonly<Record<string, string>>;
  /** The password is right, and a code is asked for as well. */
  readonly needsCode?: boolean;
  /** After too many tries: how long no other one is taken. */
  readonly waitSeconds?: number;
  /** It is done, and there is no page to go to. */
  readonly isDone?: boolean;
}

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

function refused(error: unknown, typed: Record<string, string>): FormState {
  const told = toAppError(error);
  const fields = Object.fromEntries(told.fields.map(({ path, message }) => [path, message]));
  return { fields, typed, ...(told.fields.length === 0 && { message: told.message }) };
}

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const typed = { email: text(form, "email") };
  const totp = text(form, "totp").trim();
  const input = LoginInput.safeParse({ ...typed, password: text(form, "password"), ...(totp && { totp }) });
  if (!input.success) return refused(input.error, typed);
  const refusal = await trySignIn(input.data);
  if (refusal) return { ...refusal, typed };
  redirect(localPath(text(form, "next")));
}

export async function forgotPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const typed = { email: text(form, "email") };
  try {
    await (await api()).auth.password.forgot(typed);
  } catch (error) {
    return refused(error, typed);
  }
  return { isDone: true, typed };
}

export async function resetPasswordAction(_: FormState, form: FormData): Promise<FormState> {
  try {
    await (await api()).auth.password.reset({ token: text(form, "token"), password: text(form, "password") });
  } catch (error) {
    return refused(error, {});
  }
  redirect("/login?notice=password-reset");
}

export async function verifyEmailAction(_: FormState, form: FormData): Promise<FormState> {
  try {
    await (await api()).auth.email.verify({ token: text(form, "token") });
  } catch (error) {
    return { message: toAppError(error).message };
  }
  redirect((await currentSession()) ? "/account?notice=email-confirmed" : "/login?notice=email-confirmed");
}

export async function registerAction(_: FormState, form: FormData): Promise<FormState> {
  const typed = {
    tenantName: text(form, "tenantName"),
    tenantSlug: text(form, "tenantSlug"),
    name: text(form, "name"),
    email: text(form, "email"),
  };
  const password = text(form, "password");
  const { tenantSlug, ...rest } = typed;
  const input = RegisterInput.safeParse({ ...rest, password, ...(tenantSlug && { tenantSlug }) });
  if (!input.success) return refused(input.error, typed);
  try {
    const caller = await api();
    const { refreshToken } = await caller.auth.register({ ...rest, password, ...(tenantSlug && { tenantSlug }) });
    // The pair that programs get is of no use here: the browser has a session of its own.
    await caller.auth.logout({ refreshToken });
  } catch (error) {
    return refused(error, typed);
  }
  await trySignIn({ email: input.data.email, password });
  redirect("/dashboard");
}

export async function signOutAction(): Promise<void> {
  await signOut({ redirectTo: "/login" });
}

/** Undefined when it worked, else what to tell: the same words whatever was wrong. */
async function trySignIn(credentials: { email: string; password: string; totp?: string | undefined }) {
  const { email, password, totp } = credentials;
  try {
    await signIn("credentials", { email, password, ...(totp !== undefined && { totp }), redirect: false });
    return undefined;
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const [code, detail] = "code" in error && typeof error.code === "string" ? error.code.split(":") : [];
    if (code === "rate_limited") return { waitSeconds: Number(detail) || 60 };
    if (code === "unavailable" || code === "internal") {
      return { message: "We cannot sign you in at the moment. Try again shortly." };
    }
    if (code === "totp") {
      return totp === undefined
        ? { needsCode: true }
        : { needsCode: true, fields: { totp: "This code is wrong, or was used already." } };
    }
    return { message: "E-mail or password is wrong." };
  }
}
