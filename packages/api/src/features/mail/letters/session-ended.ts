import { nameInMail, type LetterKind } from "../letter";

/** A refresh token came back that was spent before. `id` is that of the session, which has ended. */
export const sessionEnded: LetterKind = {
  async write({ db, env }, id) {
    const session = await db.platform.session.findUnique({ where: { id }, include: { user: true } });
    if (!session) return null;
    const { user, ipAddress } = session;
    const from = ipAddress === null ? "" : ` that began at the address ${ipAddress}`;
    return {
      to: { name: user.name, address: user.email },
      subject: "We ended one of your sessions",
      heading: "We ended one of your sessions",
      paragraphs: [
        `Hello ${nameInMail(user.name)}, a session of your VoxCalls account${from} was used with a token that had been used before.`,
        "That happens when somebody has copied it, or when a program keeps an old one. We cannot tell who is who, so the session has ended for both. Sign in again where you need it.",
      ],
      action: { label: "Look at your sessions", url: `${env.FRONTEND_URL}/account` },
      notes: ["If you don't know why this happened, change your password: that ends all other sessions."],
    };
  },
};
