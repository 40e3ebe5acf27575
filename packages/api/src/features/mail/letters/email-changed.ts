import { nameInMail, type LetterKind } from "../letter";

/** Goes to the old address, which opens nothing any more. `id` is that of the link that was followed. */
export const emailChanged: LetterKind = {
  async write({ db }, id) {
    const link = await db.platform.mailedLink.findUnique({ where: { id }, include: { user: true } });
    if (!link?.previousEmail) return null;
    const { user, email, previousEmail } = link;
    return {
      to: { name: user.name, address: previousEmail },
      subject: "Your e-mail address was changed",
      heading: "Your e-mail address was changed",
      paragraphs: [
        `Hello ${nameInMail(user.name)}, your VoxCalls account belongs to ${veiled(email)} from now on. This address does not sign in any more.`,
      ],
      notes: [
        "If it was you, there is nothing to do. If not, write to your organisation's admin at once: they can suspend the account.",
      ],
    };
  },
};

/** Enough of an address for its owner to know it: `an…@example.com`. */
function veiled(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  return `${local.slice(0, 2)}…@${domain}`;
}
