import { Callout } from "@voxcalls/ui/callout";
import { TextLink } from "@voxcalls/ui/text-link";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { localPath } from "~/features/auth/local-path";
import { LoginForm } from "~/features/auth/login-form";
import { currentSession } from "~/server/session";

export const metadata: Metadata = { title: "Sign in" };

const notices: Record<string, string> = {
  "password-reset": "Your new password is set. Sign in with it.",
  "email-confirmed": "Your e-mail is confirmed. Sign in to go on.",
};

export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const { next, notice } = await searchParams;
  const target = localPath(typeof next === "string" ? next : null);
  if (await currentSession()) redirect(target);
  const told = typeof notice === "string" ? notices[notice] : undefined;
  return (
    <>
      <h1 className="text-title">Sign in</h1>
      <p className="mt-1 mb-6 text-muted-foreground">Your agents, your calls, your numbers.</p>
      {told ? (
        <Callout tone="success" className="mb-4">
          {told}
        </Callout>
      ) : null}
      <LoginForm next={target} />
      <p className="mt-6 text-compact text-muted-foreground">
        New here? <TextLink href="/register">Create an organisation</TextLink>
      </p>
    </>
  );
}
