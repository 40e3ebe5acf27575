import { TextLink } from "@voxcalls/ui/text-link";
import type { Metadata } from "next";
import { DeadLink } from "~/features/auth/dead-link";
import { ResetForm } from "~/features/auth/reset-form";
import { mailedLink } from "~/server/mailed-link";

// The address holds what sets the password: it must not travel on as a referrer.
export const metadata: Metadata = { title: "New password", referrer: "no-referrer" };

export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const link = await mailedLink(token);
  if (link?.purpose !== "reset_password") {
    return (
      <DeadLink>
        It was used already, or its hour is over. <TextLink href="/forgot">Ask for a new one.</TextLink>
      </DeadLink>
    );
  }
  return (
    <>
      <h1 className="text-title">Choose a new password</h1>
      <p className="mt-1 mb-6 text-muted-foreground">
        For <span className="break-all">{link.email}</span>. You are signed out everywhere once it is set.
      </p>
      <ResetForm token={token} email={link.email} minLength={link.minPasswordLength} />
    </>
  );
}
