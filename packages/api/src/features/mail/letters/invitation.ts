import { linkToken } from "../../../kernel/link-token";
import { nameInMail, type LetterKind } from "../letter";

const roleWords = { admin: "an admin", user: "a user", super_admin: "a super admin" } as const;

/** Asks a person to join an organisation. Whoever has an account elsewhere is told what that means, and nobody else is. */
export const invitation: LetterKind = {
  async write({ db, env, clock }, id) {
    const found = await db.platform.invitation.findUnique({
      where: { id },
      include: { tenant: { select: { name: true, status: true } }, inviter: { select: { name: true } } },
    });
    if (!found || found.acceptedAt || found.revokedAt || found.expiresAt <= clock.now()) return null;
    if (found.tenant.status === "suspended" || found.tenant.status === "cancelled") return null;
    const account = await db.platform.user.findUnique({ where: { email: found.email }, select: { tenantId: true } });
    if (account?.tenantId === found.tenantId) return null;

    const organisation = nameInMail(found.tenant.name);
    const inviter = found.inviter ? nameInMail(found.inviter.name) : "Somebody";
    const letter = {
      to: { name: "", address: found.email },
      subject: `${inviter} invites you to ${organisation}`,
      heading: `Join ${organisation}`,
    };
    const opening = `${inviter} has invited you to join ${organisation} on VoxCalls as ${roleWords[found.role]}.`;
    if (account) {
      return {
        ...letter,
        paragraphs: [
          opening,
          `There is an account with this e-mail address (${found.email}) already. An address belongs to one organisation, so this invitation cannot be accepted with it.`,
          `If you want to join ${organisation}, ask ${inviter} to invite another address of yours. If you don't, there is nothing to do.`,
        ],
        notes: [`We have not told ${organisation} that you have an account.`],
      };
    }
    return {
      ...letter,
      paragraphs: [opening, "Choose a name and a password, and you are in."],
      action: {
        label: "Accept the invitation",
        url: `${env.FRONTEND_URL}/invite/${linkToken(env.AUTH_SECRET, "invitation", id)}`,
      },
      notes: [
        `The link holds until ${dayOf(found.expiresAt)} and can be used once. It was sent to ${found.email}.`,
        "If you don't know who this is from, ignore this mail: nothing happens without you.",
      ],
    };
  },

  async sent({ db, clock }, id) {
    await db.platform.invitation.updateMany({ where: { id }, data: { sentAt: clock.now() } });
  },
};

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });
const dayOf = (at: Date) => `${day.format(at)} UTC`;
