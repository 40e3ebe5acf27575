import type { AffectedView } from "@voxcalls/api/schemas/members";
import { Bot, Hash, KeyRound, MailX, Phone, Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { counted } from "./member-words";

/** What becomes of everything that a member has, line by line. */
export function RemovalEffects({ affected, heir }: { affected: AffectedView; heir: string | null }) {
  const { agents, phoneNumbers, calls, apiKeys, invitations } = affected;
  const goes = heir ? `goes to ${heir}` : "belongs to nobody in particular";
  return (
    <ul className="divide-y rounded-lg border text-compact">
      {agents.map(({ id, name }) => (
        <Line key={id} icon={<Bot />}>
          <strong className="font-medium">{name}</strong> {goes}
        </Line>
      ))}
      {phoneNumbers.map(({ id, phoneNumber }) => (
        <Line key={id} icon={<Hash />}>
          <strong className="font-medium tabular-nums">{phoneNumber}</strong> {goes}
        </Line>
      ))}
      <Line icon={<Phone />}>
        {calls === 0
          ? "No calls: the archive stays as it is"
          : `${counted(calls, "call")} stay under this name, and on the bill; only admins see them`}
      </Line>
      {apiKeys > 0 ? (
        <Line icon={<KeyRound />}>
          {counted(apiKeys, "API key")} that this member made {apiKeys === 1 ? "stops" : "stop"} working
        </Line>
      ) : null}
      {invitations.map((email) => (
        <Line key={email} icon={<MailX />}>
          The invitation of <strong className="font-medium">{email}</strong> is withdrawn
        </Line>
      ))}
      <Line icon={<Ticket />}>One seat is free again</Line>
    </ul>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2.5 px-3 py-2 [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground">
      <span aria-hidden>{icon}</span>
      <span className="min-w-0 break-words">{children}</span>
    </li>
  );
}
