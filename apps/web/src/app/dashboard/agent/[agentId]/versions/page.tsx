import { may } from "@voxcalls/api/permissions";
import { Callout } from "@voxcalls/ui/callout";
import type { Metadata } from "next";
import { ChooseVersions } from "~/features/agents/versions/choose-versions";
import { comparisonOf } from "~/features/agents/versions/comparison";
import { isSame, VersionDifference } from "~/features/agents/versions/version-difference";
import { VersionList } from "~/features/agents/versions/version-list";
import { orNotFound } from "~/server/or-not-found";
import { readAgent } from "~/server/read-or-not-found";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Versions" };

export default async function VersionsPage({ params, searchParams }: PageProps<"/dashboard/agent/[agentId]/versions">) {
  const { agentId } = await params;
  const { person } = await requireMember();
  const caller = await api();
  const [agent, versions] = await Promise.all([
    readAgent(agentId),
    orNotFound(caller.agents.versions({ id: agentId, limit: 100 })),
  ]);
  const chosen = comparisonOf(await searchParams, agent, versions.data);
  const difference = chosen && (await orNotFound(caller.agents.diff({ id: agentId, ...chosen })));
  const draft =
    agent.hasUnpublishedChanges && agent.publishedVersion !== null
      ? await orNotFound(caller.agents.diff({ id: agentId, n: agent.publishedVersion, against: "draft" }))
      : null;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <VersionList
        agent={agent}
        versions={versions.data}
        hasMore={versions.hasMore}
        shown={chosen}
        isDraftSame={draft !== null && isSame(draft)}
        mayPublish={may(person.role, "agents:publish")}
      />
      {chosen && difference ? (
        <div className="flex min-w-0 flex-col gap-4">
          <ChooseVersions versions={versions.data} hasDraft={agent.hasUnpublishedChanges} shown={chosen} />
          <VersionDifference difference={difference} />
        </div>
      ) : (
        <Callout tone="info" title="Nothing to compare yet">
          This is its first version, and the draft is the same. What you change and publish stands here, with who did
          it.
        </Callout>
      )}
    </div>
  );
}
