import { may } from "@voxcalls/api/permissions";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { TextLink } from "@voxcalls/ui/text-link";
import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { createLoader, parseAsArrayOf, parseAsString } from "nuqs/server";
import { KeyPages } from "~/features/api-keys/key-pages";
import { KeysTable } from "~/features/api-keys/keys-table";
import { NewKey } from "~/features/api-keys/new-key";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Developer" };

const rows = 50;
const loadPlace = createLoader({ trail: parseAsArrayOf(parseAsString) });

export default async function DeveloperPage({ searchParams }: PageProps<"/dashboard/settings/developer">) {
  const { person } = await requireMember();
  const { trail } = await loadPlace(searchParams);
  const page = await (await api()).apiKeys.list({ limit: rows, cursor: trail?.at(-1) });
  const mayManage = may(person.role, "api-keys:manage");
  if (page.data.length === 0) {
    return (
      <EmptyState
        icon={<KeyRound />}
        title="No API keys yet"
        description="A key lets a program of yours work with agents, calls and numbers, within what you allow it."
        action={mayManage ? <NewKey /> : undefined}
      />
    );
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <p className="text-compact text-muted-foreground">
          Keys act in this organisation only. How to use them stands in the{" "}
          <TextLink href="/docs/api">API reference</TextLink>.
        </p>
        {mayManage ? <NewKey /> : null}
      </div>
      <KeysTable keys={page.data} mayManage={mayManage} />
      <KeyPages nextCursor={page.nextCursor} />
    </>
  );
}
