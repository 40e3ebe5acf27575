import { nameInMail, type LetterKind } from "../letter";

/** Tells somebody that the password was changed, by them or by whoever has their account. */
export const passwordChanged: LetterKind = {
  async write({ db, env }, id) {
    const user = await db.platform.user.findUnique({ where: { id } });
    if (!user) return null;
    return {
      to: { name: user.name, address: user.email },
      subject: "Your password was changed",
      heading: "Your password was changed",
      paragraphs: [
        `Hello ${nameInMail(user.name)}, the password of your VoxCalls account is a new one, and every other device was signed out.`,
      ],
      action: { label: "It was not me", url: `${env.FRONTEND_URL}/forgot` },
      notes: [
        "If it was you, there is nothing to do. If not, choose a new password at once: that signs everybody out.",
      ],
    };
  },
};
