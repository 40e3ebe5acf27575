import { readAccountRefused } from "../../../kernel/account-refused";
import { nameInMail, type LetterKind } from "../letter";

/** Tells a super admin that the provider places no calls for the platform's account. `id` is the super admin's. */
export const accountRefused: LetterKind = {
  async write({ db, env }, id) {
    const user = await db.platform.user.findUnique({
      where: { id },
      select: { name: true, email: true, role: true, status: true },
    });
    const refused = await readAccountRefused(db.platform);
    if (user?.role !== "super_admin" || user.status !== "active" || refused === null) return null;
    const isUnpaid = refused.status === 402;
    const subject = isUnpaid ? "Retell places no calls until it is paid" : "Retell does not accept the platform's key";
    return {
      to: { name: user.name, address: user.email },
      subject,
      heading: subject,
      paragraphs: [
        `Hello ${nameInMail(user.name)}, Retell refused a call of an organisation (HTTP ${refused.status}), and will refuse those of all others.`,
        isUnpaid
          ? "Look at the credit and the payment method of the account in Retell's console."
          : "Compare RETELL_API_KEY with the key in Retell's console.",
      ],
      action: { label: "Look at the set-up", url: `${env.FRONTEND_URL}/admin/settings` },
      notes: ["We write once a day at most while it lasts."],
    };
  },
};
