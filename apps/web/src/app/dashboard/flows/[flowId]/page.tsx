import { may } from "@voxcalls/api/permissions";
import type { Metadata } from "next";
import { FlowEditor } from "~/features/flows/editor/flow-editor";
import { readFlow } from "~/server/read-or-not-found";
import { seenByServer } from "~/features/flows/model/seen-by-server";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export async function generateMetadata({ params }: PageProps<"/dashboard/flows/[flowId]">): Promise<Metadata> {
  return { title: (await readFlow((await params).flowId)).name };
}

export default async function FlowPage({ params }: PageProps<"/dashboard/flows/[flowId]">) {
  const { flowId } = await params;
  const { person } = await requireMember();
  const caller = await api();
  const flow = await readFlow(flowId);
  const [{ data: agents }, { data: knowledgeBases }, { problems }, members] = await Promise.all([
    caller.agents.list({ limit: 100 }),
    caller.knowledge.list({ limit: 100 }),
    caller.flows.validate({ id: flowId }),
    may(person.role, "members:read") ? caller.members.list() : [],
  ]);
  return (
    <FlowEditor
      key={flow.id}
      flow={flow}
      surroundings={{
        agents: agents.map(({ id, name }) => ({ id, name })),
        knowledgeBases: knowledgeBases.map(({ id, name }) => ({ id, name })),
      }}
      alsoThere={seenByServer(flow, problems)}
      rights={{
        mayUpdate: may(person.role, "flows:update"),
        mayCreate: may(person.role, "flows:create"),
        mayPublish: may(person.role, "agents:publish"),
        mayTest: may(person.role, "agents:test"),
        mayCreateAgent: may(person.role, "agents:create"),
      }}
      myId={person.userId}
      nameOfMember={Object.fromEntries(members.map(({ id, name }) => [id, name]))}
    />
  );
}
