import { may } from "@voxcalls/api/permissions";
import type { SeatsView } from "@voxcalls/api/schemas/members";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { LimitBar } from "@voxcalls/ui/limit-bar";
import { PageHeader } from "@voxcalls/ui/page-header";
import { MailCheck } from "lucide-react";
import type { Metadata } from "next";
import { InvitationsTable } from "~/features/members/invitations-table";
import { InviteMember } from "~/features/members/invite-member";
import { counted, isActive } from "~/features/members/member-words";
import { MembersTable } from "~/features/members/members-table";
import { RolesTable } from "~/features/members/roles-table";
import { TeamFilters } from "~/features/members/team-filters";
import { loadTeamPlace } from "~/features/members/team-place";
import { ListPages } from "~/features/shell/list-pages";
import { NothingMatches } from "~/features/shell/nothing-matches";
import { askedPage } from "~/features/shell/page-place";
import { TabLinks } from "~/features/shell/tab-links";
import { orFirstPage } from "~/server/or-first-page";
import { requireMember } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Team" };

const path = "/dashboard/team";
const rowsUnlessTold = 50;
/** So many are found at a glance, without filters. */
const few = 8;
type Place = Awaited<ReturnType<typeof loadTeamPlace>>;

export default async function TeamPage({ searchParams }: PageProps<"/dashboard/team">) {
  const { person } = await requireMember();
  const mayInvite = may(person.role, "members:invite");
  const place = await loadTeamPlace(searchParams);
  const seats = await (await api()).members.seats();
  return (
    <>
      <PageHeader
        title="Team"
        description="Who works here, as what, and whose agents and numbers are whose."
        actions={mayInvite ? <InviteMember seats={seats} /> : undefined}
      />
      <Seats seats={seats} />
      <TabLinks
        label="Parts of the team"
        tabs={[
          { href: path, label: "Members", isOpen: place.tab === null, count: seats.members },
          {
            href: `${path}?tab=invitations`,
            label: "Invitations",
            isOpen: place.tab === "invitations",
            count: seats.invitations || undefined,
          },
          { href: `${path}?tab=roles`, label: "What each role may do", isOpen: place.tab === "roles" },
        ]}
      />
      {place.tab === "invitations" ? (
        <Invitations mayAct={mayInvite} />
      ) : place.tab === "roles" ? (
        <RolesTable />
      ) : (
        <Members place={place} ownId={person.userId} mayChange={may(person.role, "members:update")} />
      )}
    </>
  );
}

function Seats({ seats: { limit, members, invitations } }: { seats: SeatsView }) {
  const kept = `${counted(members, "member")} and ${counted(invitations, "open invitation")}`;
  return (
    <LimitBar
      label="Seats"
      used={members + invitations}
      limit={limit}
      note={invitations === 0 ? undefined : kept}
      className="mb-6 max-w-sm"
    />
  );
}

async function Members({ place, ownId, mayChange }: { place: Place; ownId: string; mayChange: boolean }) {
  const caller = await api();
  const asked = askedPage(place, rowsUnlessTold);
  const { q, role, status } = place;
  const isFiltered = q !== null || role !== null || status !== null;
  const [page, all, { data: agents }, { data: numbers }] = await Promise.all([
    orFirstPage(
      caller.members.table({
        ...asked,
        ...(q && { q: q.slice(0, 100) }),
        ...(role && { role }),
        ...(status && { status }),
      }),
      path,
    ),
    caller.members.list(),
    caller.agents.list({ limit: 100 }),
    caller.phoneNumbers.list({ limit: 100 }),
  ]);
  const nameOf = new Map(all.map(({ id, name }) => [id, name]));
  const holder = (id: string | null) => (id === null ? null : (nameOf.get(id) ?? null));
  const choices = {
    agents: agents.map(({ id, name, assignedUserId }) => ({ id, name, holder: holder(assignedUserId) })),
    numbers: numbers.map((number) => ({
      id: number.id,
      name: number.phoneNumber,
      holder: holder(number.assignedUserId),
    })),
    members: all.filter(isActive).map(({ id, name, email }) => ({ id, name, email })),
  };
  return (
    <div>
      {all.length >= few || isFiltered ? (
        <div className="mb-3 flex flex-wrap items-center gap-2">
          <TeamFilters />
        </div>
      ) : null}
      {page.data.length === 0 ? (
        <NothingMatches
          href={path}
          title="Nobody matches"
          description="No member has this name, e-mail, role and status."
        />
      ) : (
        <>
          <MembersTable members={page.data} choices={mayChange ? choices : null} ownId={ownId} />
          {place.trail || page.hasMore || all.length >= few ? (
            <ListPages nextCursor={page.nextCursor} rows={asked.limit} />
          ) : null}
        </>
      )}
    </div>
  );
}

async function Invitations({ mayAct }: { mayAct: boolean }) {
  const caller = await api();
  const [open, expired] = await Promise.all([
    caller.invitations.list({ limit: 100, status: "open" }),
    caller.invitations.list({ limit: 100, status: "expired" }),
  ]);
  const waiting = [...open.data, ...expired.data];
  if (waiting.length === 0) {
    return (
      <EmptyState
        icon={<MailCheck />}
        title="No invitation is waiting"
        description="Whom you invite stands here until the invitation is accepted or withdrawn."
      />
    );
  }
  return <InvitationsTable invitations={waiting} mayAct={mayAct} />;
}
