"use server";

import { redirect } from "next/navigation";
import type { FormState } from "~/features/auth/actions";
import { AuthError, signIn, signOut } from "~/server/auth-options";
import { refusal, textOf } from "~/server/form-answer";
import { api } from "~/trpc/server";

/** Makes the invited person a member and signs them in to this browser. */
export async function acceptAction(_: FormState, form: FormData): Promise<FormState> {
  const typed = { name: textOf(form, "name") };
  const token = textOf(form, "token");
  const password = textOf(form, "password");
  let email: string;
  try {
    const caller = await api();
    ({ email } = await caller.invitations.offer({ token }));
    const { refreshToken } = await caller.invitations.accept({ token, ...typed, password });
    // The pair that programs get is of no use here: the browser has a session of its own.
    await caller.auth.logout({ refreshToken });
  } catch (error) {
    return { ...refusal(error), typed };
  }
  try {
    await signIn("credentials", { email, password, redirect: false });
  } catch (error) {
    // The account is made; if only the sign-in failed, the sign-in page says why.
    if (!(error instanceof AuthError)) throw error;
    redirect("/login");
  }
  redirect("/dashboard");
}

/** Signs whoever is signed in here out, and comes back to the invitation. */
export async function signOutToInvitation(form: FormData): Promise<void> {
  await signOut({ redirectTo: `/invite/${encodeURIComponent(textOf(form, "token"))}` });
}
