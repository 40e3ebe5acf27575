"use client";

import type { AccountView } from "@voxcalls/api/schemas/platform/accounts";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { trpc } from "~/trpc/client";
import { failureOf, failureWords } from "~/trpc/failure";

/** The super admins, and what can be done to them. */
export function AccountsTable({ accounts, ownId }: { accounts: readonly AccountView[]; ownId: string }) {
  const columns: Column<AccountView>[] = [
    {
      id: "name",
      label: "Name",
      fixed: true,
      small: "lead",
      className: "max-w-64",
      cell: ({ id, name, email }) => (
        <>
          <span className="block truncate font-medium" title={name}>
            {id === ownId ? `${name} (you)` : name}
          </span>
          <span className="block truncate text-muted-foreground" title={email}>
            {email}
          </span>
        </>
      ),
    },
    { id: "state", label: "State", small: "end", cell: (account) => <State account={account} /> },
    {
      id: "factor",
      label: "Two-factor",
      small: "off",
      cell: ({ hasSecondFactor }) => (hasSecondFactor ? "On" : <span className="text-muted-foreground">Off</span>),
    },
    {
      id: "seen",
      label: "Last sign-in",
      className: "text-muted-foreground whitespace-nowrap",
      cell: ({ lastLoginAt }) => (lastLoginAt ? <RelativeTime at={lastLoginAt} /> : "Never signed in"),
    },
    {
      id: "acts",
      label: "Acts",
      quiet: true,
      fixed: true,
      numeric: true,
      cell: (account) => (account.id === ownId ? null : <Acts account={account} />),
    },
  ];
  return <DataTable label="Super admins" columns={columns} rows={accounts} rowKey={({ id }) => id} bare />;
}

function State({ account }: { account: AccountView }) {
  if (account.status === "suspended") return <StatusDot tone="warning">Suspended</StatusDot>;
  return account.hasPassword ? (
    <StatusDot tone="success">Active</StatusDot>
  ) : (
    <StatusDot tone="info">Invited</StatusDot>
  );
}

function Acts({ account }: { account: AccountView }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const done = (words: string) => ({
    onSuccess: () => {
      toast.success(words);
      router.refresh();
    },
    onError: (error: Parameters<typeof failureWords>[0]) => toast.error(failureWords(error)),
  });
  const sendLink = trpc.platformAccounts.sendLink.useMutation(done(`A link is on its way to ${account.email}`));
  const activate = trpc.platformAccounts.activate.useMutation(done(`${account.name} can sign in again`));
  const suspend = trpc.platformAccounts.suspend.useMutation();
  if (account.status === "suspended") {
    return (
      <Button size="sm" pending={activate.isPending} onClick={() => activate.mutate({ id: account.id })}>
        Activate
      </Button>
    );
  }
  return (
    <span className="inline-flex justify-end gap-1">
      {account.hasPassword ? null : (
        <Button
          size="sm"
          variant="ghost"
          pending={sendLink.isPending}
          onClick={() => sendLink.mutate({ id: account.id })}
        >
          Send link
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={() => setAsking(true)}>
        Suspend
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Suspend ${account.name}?`}
        description="They are signed out everywhere and cannot sign in until somebody activates them again."
        confirmLabel="Suspend"
        error={refusal}
        onConfirm={async () => {
          try {
            await suspend.mutateAsync({ id: account.id });
          } catch (error) {
            setRefusal(failureOf(error as Parameters<typeof failureOf>[0]).message);
            throw error;
          }
          toast.success(`${account.name} is suspended`);
          router.refresh();
        }}
      />
    </span>
  );
}
