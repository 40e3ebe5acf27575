import { z } from "zod";
import { pageOf } from "../../kernel/page";
import { can, open, rest, router } from "../../trpc";
import { TokenPair } from "../auth/schemas";
import { affectedByRemoval } from "./affected";
import { getMember } from "./get";
import { acceptInvitation } from "./invitations/accept";
import { copyInvitationLink } from "./invitations/copy-link";
import { findOffer } from "./invitations/find-offer";
import { listInvitations } from "./invitations/list";
import { resendInvitation } from "./invitations/resend";
import { revokeInvitation } from "./invitations/revoke";
import { sendInvitation } from "./invitations/send";
import { listMembers } from "./list";
import { removeMember } from "./remove";
import {
  AcceptInput,
  AffectedView,
  InvitationInput,
  InvitationLink,
  InvitationView,
  InviteInput,
  ListInvitationsInput,
  ListMembersInput,
  MemberDetails,
  MemberInput,
  MemberView,
  OfferView,
  OpenInvitationInput,
  RemoveMemberInput,
  SeatsView,
  UpdateMemberInput,
} from "./schemas";
import { seats } from "./seats";
import { tableOfMembers } from "./table";
import { updateMember } from "./update";

export const membersRouter = router({
  list: can("members:read")
    .output(z.array(MemberView))
    .query(({ ctx }) => listMembers(ctx)),
  table: can("members:read")
    .meta(rest("GET", "/users", "Members, newest first"))
    .input(ListMembersInput)
    .output(pageOf(MemberDetails))
    .query(({ ctx, input }) => tableOfMembers(ctx, input)),
  get: can("members:read")
    .meta(rest("GET", "/users/{id}", "One member"))
    .input(MemberInput)
    .output(MemberDetails)
    .query(({ ctx, input }) => getMember(ctx, input)),
  seats: can("members:read")
    .output(SeatsView)
    .query(({ ctx }) => seats(ctx)),
  update: can("members:update")
    .meta(rest("PATCH", "/users/{id}", "Change name, role, status, agent or number of a member"))
    .input(UpdateMemberInput)
    .output(MemberDetails)
    .mutation(({ ctx, input }) => updateMember(ctx, input)),
  affected: can("members:remove")
    .input(MemberInput)
    .output(AffectedView)
    .query(({ ctx, input }) => affectedByRemoval(ctx, input)),
  remove: can("members:remove")
    .meta(
      rest("DELETE", "/users/{id}", "Remove a member; agents and numbers go to another one or to nobody", {
        respond: "empty",
      }),
    )
    .input(RemoveMemberInput)
    .mutation(({ ctx, input }) => removeMember(ctx, input)),
});

export const invitationsRouter = router({
  list: can("members:read")
    .meta(rest("GET", "/invitations", "Invitations, newest first"))
    .input(ListInvitationsInput)
    .output(pageOf(InvitationView))
    .query(({ ctx, input }) => listInvitations(ctx, input)),
  send: can("members:invite")
    .meta(rest("POST", "/invitations", "Invite somebody by mail", { status: 201 }))
    .input(InviteInput)
    .output(InvitationView)
    .mutation(({ ctx, input }) => sendInvitation(ctx, input)),
  resend: can("members:invite")
    .meta(rest("POST", "/invitations/{id}/resend", "Send an invitation again, for seven days from now"))
    .input(InvitationInput)
    .output(InvitationView)
    .mutation(({ ctx, input }) => resendInvitation(ctx, input)),
  copyLink: can("members:invite")
    .input(InvitationInput)
    .output(InvitationLink)
    .mutation(({ ctx, input }) => copyInvitationLink(ctx, input)),
  revoke: can("members:invite")
    .meta(rest("DELETE", "/invitations/{id}", "Withdraw an invitation", { respond: "empty" }))
    .input(InvitationInput)
    .mutation(({ ctx, input }) => revokeInvitation(ctx, input)),
  offer: open
    .meta(rest("GET", "/auth/invitations/{token}", "What the link of an invitation offers"))
    .input(OpenInvitationInput)
    .output(OfferView)
    .query(({ ctx, input }) => findOffer(ctx, input)),
  accept: open
    .meta(
      rest("POST", "/auth/invitations/{token}/accept", "Accept an invitation: become a member and sign in", {
        status: 201,
      }),
    )
    .input(AcceptInput)
    .output(TokenPair)
    .mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});
