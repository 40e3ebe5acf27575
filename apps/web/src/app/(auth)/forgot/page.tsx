import { TextLink } from "@voxcalls/ui/text-link";
import type { Metadata } from "next";
import { ForgotForm } from "~/features/auth/forgot-form";

export const metadata: Metadata = { title: "Forgotten password" };

export default function ForgotPage() {
  return (
    <>
      <h1 className="text-title">Forgotten password</h1>
      <p className="mt-1 mb-6 text-muted-foreground">We mail you a link to choose a new one.</p>
      <ForgotForm />
      <p className="mt-6 text-compact text-muted-foreground">
        <TextLink href="/login">Back to sign-in</TextLink>
      </p>
    </>
  );
}
