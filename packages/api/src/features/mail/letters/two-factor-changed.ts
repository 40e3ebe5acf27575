import { nameInMail, type LetterKind } from "../letter";

/** Tells somebody that two-factor was switched on or off, as it stands when the mail is written. */
export const twoFactorChanged: LetterKind = {
  async write({ db, env }, id) {
    const user = await db.platform.user.findUnique({ where: { id } });
    if (!user) return null;
    const isOn = user.totpConfirmedAt !== null;
    const subject = isOn ? "Two-factor is on" : "Two-factor is off";
    return {
      to: { name: user.name, address: user.email },
      subject,
      heading: subject,
      paragraphs: [
        isOn
          ? `Hello ${nameInMail(user.name)}, signing in to your VoxCalls account now takes a code of your authenticator app as well.`
          : `Hello ${nameInMail(user.name)}, signing in to your VoxCalls account takes your password alone from now on.`,
      ],
      action: { label: "Look at your account", url: `${env.FRONTEND_URL}/account` },
      notes: ["If it was not you, change your password at once: that ends all other sessions."],
    };
  },
};
