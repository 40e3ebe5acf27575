import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { PageHeader } from "@voxcalls/ui/page-header";
import { Skeleton } from "@voxcalls/ui/skeleton";
import type { Metadata } from "next";
import { Suspense } from "react";
import { AccountsTable } from "~/features/platform/accounts-table";
import { NewAccount } from "~/features/platform/new-account";
import { PlansTable } from "~/features/platform/plans-table";
import { SettingsForm } from "~/features/platform/settings-form";
import { SetUpChecks } from "~/features/platform/set-up-checks";
import { requireSession } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Platform settings" };

export default async function PlatformSettingsPage() {
  const caller = await api();
  const [settings, accounts, { person }] = await Promise.all([
    caller.platformSettings.get(),
    caller.platformAccounts.list({ limit: 100 }),
    requireSession(),
  ]);
  return (
    <>
      <PageHeader
        title="Settings"
        description="What holds for the whole platform, who runs it, and whether the providers are set up."
      />
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <Card>
            <CardHeader title="Providers" description="Asked just now. What is missing is named with what mends it." />
            <CardContent className="px-0 pt-2 pb-0">
              <Suspense fallback={<ChecksOnTheirWay />}>
                <Checks />
              </Suspense>
            </CardContent>
          </Card>
          <SettingsForm settings={settings} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Card>
            <CardHeader
              title="Super admins"
              description="They may do everything here. Nobody suspends themself."
              actions={<NewAccount />}
            />
            <CardContent className="px-0 pb-0">
              <AccountsTable accounts={accounts.data} ownId={person.userId} />
            </CardContent>
          </Card>
          <Card>
            <CardHeader
              title="Plans"
              description="What a plan fills in when it is chosen. An organisation's own limits may differ."
            />
            <CardContent className="px-0 pb-0">
              <PlansTable plans={settings.plans} />
            </CardContent>
          </Card>
        </div>
      </div>
    </>
  );
}

async function Checks() {
  return <SetUpChecks checks={(await (await api()).platformSettings.checkSetUp()).checks} />;
}

function ChecksOnTheirWay() {
  return (
    <div className="flex flex-col gap-4 px-4 pt-2 pb-4">
      {Array.from({ length: 7 }, (_, index) => (
        <Skeleton key={index} className="h-9" />
      ))}
    </div>
  );
}
