import { TextLink } from "@voxcalls/ui/text-link";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { RegisterForm } from "~/features/auth/register-form";
import { currentSession } from "~/server/session";

export const metadata: Metadata = { title: "Create an organisation" };

export default async function RegisterPage() {
  if (await currentSession()) redirect("/");
  return (
    <>
      <h1 className="text-title">Create an organisation</h1>
      <p className="mt-1 mb-6 text-muted-foreground">An agent on the phone in minutes. You become its first admin.</p>
      <RegisterForm />
      <p className="mt-6 text-compact text-muted-foreground">
        Already with us? <TextLink href="/login">Sign in</TextLink>
      </p>
    </>
  );
}
