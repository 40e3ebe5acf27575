"use server";

import { LoginInput, RegisterInput, toAppError } from "@voxcalls/api";
import { redirect } from "next/navigation";
import { AuthError, signIn, signOut } from "~/server/auth-options";
import { api } from "~/trpc/server";
import { localPath } from "./local-path";

export interface FormState {
  readonly message?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What was typed, without passwords: a refused form loses nothing. */
  readonly typed?: Readonly<Record<string, string>>;
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
  const input = LoginInput.safeParse({ ...typed, password: text(form, "password") });
  if (!input.success) return refused(input.error, typed);
  const message = await trySignIn(input.data.email, input.data.password);
  if (message) return { message, typed };
  redirect(localPath(text(form, "next")));
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
  await trySignIn(input.data.email, password);
  redirect("/dashboard");
}

export async function signOutAction(): Promise<void> {
  await signOut({ redirectTo: "/login" });
}

/** Undefined when it worked, else what to tell: the same words whatever was wrong. */
async function trySignIn(email: string, password: string): Promise<string | undefined> {
  try {
    await signIn("credentials", { email, password, redirect: false });
    return undefined;
  } catch (error) {
    if (!(error instanceof AuthError)) throw error;
    const [code, seconds] = "code" in error && typeof error.code === "string" ? error.code.split(":") : [];
    if (code === "rate_limited") return `Too many tries. Try again in ${waitWords(Number(seconds))}.`;
    if (code === "unavailable" || code === "internal") return "We cannot sign you in at the moment. Try again shortly.";
    return "E-mail or password is wrong.";
  }
}

function waitWords(seconds: number): string {
  return seconds >= 90 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds || 60} seconds`;
}
