"use client";

import type { MemberDetails } from "@voxcalls/api/schemas/members";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@voxcalls/ui/dropdown-menu";
import { Ban, Link2, MoreHorizontal, Phone, RotateCcw, ShieldCheck, UserMinus, UserRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { AssignMember, type TeamChoices } from "./assign-member";
import { roleSentences } from "./member-words";
import { RemoveMember } from "./remove-member";
import { useMemberActs } from "./use-member-acts";

interface MemberMenuProps {
  readonly member: MemberDetails;
  readonly choices: TeamChoices;
  readonly isSelf: boolean;
}

/** What an admin can do with a member. */
export function MemberMenu({ member, choices, isSelf }: MemberMenuProps) {
  const router = useRouter();
  const [open, setOpen] = useState<"assign" | "demote" | "suspend" | "remove" | null>(null);
  const { promote, demote, reactivate, suspend, refusal } = useMemberActs(member);
  const close = (isOpen: boolean) => {
    if (!isOpen) setOpen(null);
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-sm" aria-label={`Acts on ${member.name}`}>
            <MoreHorizontal />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem icon={<Link2 />} onSelect={() => setOpen("assign")}>
            Agent and number…
          </DropdownMenuItem>
          <DropdownMenuItem icon={<Phone />} onSelect={() => router.push(`/dashboard/calls?member=${member.id}`)}>
            See calls
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          {member.role === "user" ? (
            <DropdownMenuItem icon={<ShieldCheck />} onSelect={promote}>
              Make admin
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem icon={<UserRound />} onSelect={() => setOpen("demote")}>
              Make user…
            </DropdownMenuItem>
          )}
          {member.status === "suspended" ? (
            <DropdownMenuItem icon={<RotateCcw />} onSelect={reactivate}>
              Reactivate
            </DropdownMenuItem>
          ) : isSelf ? null : (
            <DropdownMenuItem icon={<Ban />} onSelect={() => setOpen("suspend")}>
              Suspend…
            </DropdownMenuItem>
          )}
          <DropdownMenuSeparator />
          <DropdownMenuItem icon={<UserMinus />} tone="danger" onSelect={() => setOpen("remove")}>
            {isSelf ? "Leave the organisation…" : "Remove…"}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {open === "assign" ? <AssignMember member={member} choices={choices} onClose={() => setOpen(null)} /> : null}
      <ConfirmDialog
        open={open === "demote"}
        onOpenChange={close}
        title={isSelf ? "Become a user?" : `Make ${member.name} a user?`}
        description={roleSentences.user}
        affected={[
          "API keys that this member made stop working",
          "Open invitations that this member sent are withdrawn for good",
        ]}
        confirmLabel="Make user"
        error={refusal}
        onConfirm={demote}
      />
      <ConfirmDialog
        open={open === "suspend"}
        onOpenChange={close}
        title={`Suspend ${member.name}?`}
        description="You can reactivate this member at any time; the seat stays taken."
        affected={[
          "Signed out everywhere at once, and cannot sign in",
          "Agents and numbers stay assigned and go on answering",
          "API keys that this member made stop working meanwhile",
          "Open invitations that this member sent are withdrawn for good",
        ]}
        confirmLabel="Suspend member"
        error={refusal}
        onConfirm={suspend}
      />
      {open === "remove" ? (
        <RemoveMember member={member} members={choices.members} isSelf={isSelf} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}
