import type { OfferView } from "@voxcalls/api/schemas/members";
import { buttonVariants } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import type { Metadata } from "next";
import Link from "next/link";
import { AcceptForm } from "~/features/members/accept-form";
import { SignOutFirst } from "~/features/members/sign-out-first";
import { roleOffers, roleWords } from "~/features/members/member-words";
import { currentSession } from "~/server/session";
import { api } from "~/trpc/server";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer", robots: { index: false } };

/** What a link that opens nothing (any more) says. */
const deadEnds: Record<Exclude<OfferView["status"], "open"> | "unknown", { title: string; words: string }> = {
  accepted: {
    title: "This invitation was accepted",
    words: "It opens once. If it was you, sign in with the password that you chose.",
  },
  expired: {
    title: "The time of this invitation is over",
    words: "Invitations hold for seven days. Ask whoever invited you to send it again.",
  },
  revoked: {
    title: "This invitation was withdrawn",
    words: "Ask whoever invited you if you think that this is a mistake.",
  },
  tenant_suspended: {
    title: "Nobody can join at the moment",
    words: "The organisation that invited you is suspended. The invitation holds on if that changes in time.",
  },
  unknown: {
    title: "This link opens nothing",
    words: "Part of it may be missing. Open it from the mail, or copy the whole address.",
  },
};

export default async function InvitePage({ params }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  const caller = await api();
  const offer = await caller.invitations.offer({ token }).catch(() => null);
  if (offer?.status !== "open") return <DeadEnd why={offer?.status ?? "unknown"} />;
  const session = await currentSession();
  return (
    <>
      <h1 className="text-title text-balance break-words">Join {offer.tenantName}</h1>
      <p className="mt-1 mb-6 text-muted-foreground">
        {offer.invitedByName ? `${offer.invitedByName} has invited you` : "You are invited"} as{" "}
        <strong className="font-medium text-foreground">{roleWords[offer.role].toLowerCase()}</strong>.{" "}
        {roleOffers[offer.role]}
      </p>
      {session ? (
        <SignOutFirst signedInAs={session.person.email} invited={offer.email} token={token} />
      ) : (
        <AcceptForm token={token} email={offer.email} minPasswordLength={offer.minPasswordLength} />
      )}
    </>
  );
}

function DeadEnd({ why }: { why: keyof typeof deadEnds }) {
  const { title, words } = deadEnds[why];
  return (
    <>
      <h1 className="text-title text-balance">{title}</h1>
      <Callout tone="neutral" className="mt-4 mb-6">
        {words}
      </Callout>
      <Link href="/login" className={buttonVariants({ variant: why === "accepted" ? "primary" : "secondary" })}>
        Go to sign-in
      </Link>
    </>
  );
}
