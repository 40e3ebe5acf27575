import { Callout } from "@voxcalls/ui/callout";
import { PageHeader } from "@voxcalls/ui/page-header";
import type { Metadata } from "next";
import { EmailSection } from "~/features/account/email-section";
import { PasswordForm } from "~/features/account/password-form";
import { PreferencesForm } from "~/features/account/preferences-form";
import { ProfileForm } from "~/features/account/profile-form";
import { Section } from "~/features/account/section";
import { SessionsSection } from "~/features/account/sessions-section";
import { TwoFactorSection } from "~/features/account/two-factor-section";
import { isSuspended } from "~/features/shell/is-suspended";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Your account" };

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const caller = await api();
  const [me, account, sessions, asked] = await Promise.all([
    caller.auth.me(),
    caller.auth.account(),
    caller.auth.sessions.list({ limit: 100 }),
    searchParams,
  ]);
  const { twoFactor } = account;
  const isAskedFor = twoFactor.required && twoFactor.enabledAt === null;
  // What keeps the account safe goes on; everything else waits until the organisation is active again.
  const isFrozen = me.tenant !== null && isSuspended(me.tenant);
  const security = (
    <Section
      id="two-factor"
      title="Two-factor"
      description="A code from your phone beside the password: a stolen password alone opens nothing."
    >
      <TwoFactorSection twoFactor={twoFactor} />
    </Section>
  );
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title="Your account" description="Who you are here, and how you get in." />
      {isAskedFor ? (
        <Callout tone="warning" title="Set up two-factor to go on" className="mb-8">
          {me.tenant?.name} asks everyone for it. Until it is on, you can open this page and nothing else.
        </Callout>
      ) : null}
      {asked["notice"] === "email-confirmed" ? (
        <Callout tone="success" className="mb-8">
          Your e-mail is confirmed.
        </Callout>
      ) : null}
      <div>
        {isAskedFor ? security : null}
        <fieldset disabled={isFrozen} className="contents">
          <Section id="profile" title="Profile" description="How others see you.">
            <ProfileForm key={me.name} me={me} />
          </Section>
          <Section id="email" title="E-mail" description="You sign in with it, and our mails go there.">
            <EmailSection email={me.email} isVerified={me.emailVerified} pendingEmail={account.pendingEmail} />
          </Section>
          <Section id="preferences" title="Preferences" description="Saved as you choose.">
            <PreferencesForm preferences={me.settings} zones={zones} />
          </Section>
        </fieldset>
        <Section id="password" title="Password" description="A new one signs out every other device.">
          <PasswordForm email={me.email} minLength={account.minPasswordLength} changedAt={account.passwordChangedAt} />
        </Section>
        {isAskedFor ? null : security}
        <Section id="sessions" title="Sessions" description="Where you are signed in. Sign out what you do not know.">
          <SessionsSection sessions={sessions.data} hasMore={sessions.hasMore} />
        </Section>
      </div>
    </div>
  );
}
