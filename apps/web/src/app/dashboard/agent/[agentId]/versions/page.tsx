import { may } from "@voxcalls/api/permissions";
import { Callout } from "@voxcalls/ui/callout";
import type { Metadata } from "next";
import { comparisonOf } from "~/features/agents/versions/comparison";
import { VersionDifference } from "~/features/agents/versions/version-difference";
import { VersionList } from "~/features/agents/versions/version-list";
import { orNotFound } from "~/server/or-not-found";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Versions" };

export default async function VersionsPage({ params, searchParams }: PageProps<"/dashboard/agent/[agentId]/versions">) {
  const { agentId } = await params;
  const { person } = await requireMember();
  const caller = await api();
  const [agent, versions] = await Promise.all([
    orNotFound(caller.agents.get({ id: agentId })),
    orNotFound(caller.agents.versions({ id: agentId, limit: 100 })),
  ]);
  const chosen = comparisonOf(await searchParams, agent, versions.data);
  const difference = chosen && (await orNotFound(caller.agents.diff({ id: agentId, ...chosen })));
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <VersionList
        agent={agent}
        versions={versions.data}
        hasMore={versions.hasMore}
        shown={chosen}
        mayPublish={may(person.role, "agents:publish")}
      />
      {difference ? (
        <VersionDifference difference={difference} />
      ) : (
        <Callout tone="info" title="Nothing to compare yet">
          This is its first version, and the draft is the same. What you change and publish stands here, with who did
          it.
        </Callout>
      )}
    </div>
  );
}
