import type { Metadata } from "next";
import { DeadLink } from "~/features/auth/dead-link";
import { VerifyForm } from "~/features/auth/verify-form";
import { mailedLink } from "~/server/mailed-link";

export const metadata: Metadata = { title: "Confirm your e-mail", referrer: "no-referrer" };

export default async function VerifyPage({ params }: PageProps<"/verify/[token]">) {
  const { token } = await params;
  const link = await mailedLink(token);
  if (!link || link.purpose === "reset_password") {
    return (
      <DeadLink>It was used already, or its time is over. You can have a new one sent from your account.</DeadLink>
    );
  }
  const isNew = link.purpose === "change_email";
  return (
    <>
      <h1 className="text-title">{isNew ? "Use this e-mail" : "Confirm your e-mail"}</h1>
      <p className="mt-1 mb-6 text-muted-foreground">
        <span className="font-medium break-all text-foreground">{link.email}</span>{" "}
        {isNew
          ? "becomes the address that you sign in with. Other devices are signed out."
          : "belongs to your account: confirm that it does."}
      </p>
      <VerifyForm token={token} label={isNew ? "Use this address" : "Confirm address"} />
    </>
  );
}
