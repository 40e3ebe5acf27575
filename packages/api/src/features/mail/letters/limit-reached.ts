import { money, moneyText } from "../../../kernel/money";
import { nameInMail, type LetterKind } from "../letter";

/** So much of a month's minutes or spend cap was used. `id` is that of the alert; it goes to the billing address, else to the first admin. */
export const limitReached: LetterKind = {
  async write({ db, env }, id) {
    const alert = await db.platform.limitAlert.findUnique({ where: { id }, include: { tenant: true } });
    if (!alert || alert.tenant.removedAt) return null;
    const { tenant, kind, percent } = alert;
    const admin = await db.platform.user.findFirst({
      where: { tenantId: tenant.id, role: "admin", status: "active", removedAt: null },
      orderBy: { createdAt: "asc" },
      select: { name: true, email: true },
    });
    const to = tenant.billingEmail
      ? { name: "", address: tenant.billingEmail }
      : admin && { name: admin.name, address: admin.email };
    if (!to) return null;
    const organisation = nameInMail(tenant.name);
    const isAll = percent >= 100;
    const cap = tenant.spendCap === null ? "" : ` of $${moneyText(money(tenant.spendCap), 2)}`;
    const what = kind === "minutes" ? "this month's minutes" : `this month's spend cap${cap}`;
    const stops = kind === "minutes" || tenant.stopsAtCap;
    const then = !stops
      ? "Calls go on; the cap only warns."
      : isAll
        ? "New calls are declined until the month ends or there is more."
        : "When all of it is used, new calls are declined.";
    return {
      to,
      subject: isAll ? `${organisation} has used all of ${what}` : `${organisation} has used ${percent} % of ${what}`,
      heading: isAll ? `All of ${what} is used` : `${percent} % of ${what} is used`,
      paragraphs: [`${organisation} has used ${isAll ? "all" : `${percent} %`} of ${what}. ${then}`],
      action: { label: "Look at your limits", url: `${env.FRONTEND_URL}/dashboard/settings/limits` },
      notes: [
        "We write at 50, 75, 90 and 100 %, once a month each, and again when a limit that was raised is reached anew.",
      ],
    };
  },
};
