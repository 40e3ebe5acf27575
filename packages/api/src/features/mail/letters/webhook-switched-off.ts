import { nameInMail, type LetterKind } from "../letter";

/** Tells an admin which webhook endpoints of the organisation were switched off. `id` is the admin's. */
export const webhookSwitchedOff: LetterKind = {
  async write({ db, env }, id) {
    const user = await db.platform.user.findUnique({
      where: { id },
      select: { name: true, email: true, role: true, status: true, tenantId: true },
    });
    if (!user?.tenantId || user.role !== "admin" || user.status !== "active") return null;
    const off = await db.platform.webhookEndpoint.findMany({
      where: { tenantId: user.tenantId, status: "switched_off" },
      orderBy: { switchedOffAt: "desc" },
      select: { url: true, switchedOffReason: true },
    });
    if (off.length === 0) return null;
    const subject = off.length === 1 ? "A webhook was switched off" : "Webhooks were switched off";
    return {
      to: { name: user.name, address: user.email },
      subject,
      heading: subject,
      paragraphs: [
        `Hello ${nameInMail(user.name)}, your organisation's events do not reach their receiver any more:`,
        ...off.map(({ url, switchedOffReason }) => `${hostOf(url)}: ${nameInMail(switchedOffReason ?? "")}`),
        "Once it answers again, take it up in the settings. What happened meanwhile can be sent again for thirty days.",
      ],
      action: { label: "Look at the webhooks", url: `${env.FRONTEND_URL}/dashboard/settings/developer/webhooks` },
      notes: ["You get this mail because you are an admin of the organisation."],
    };
  },
};

/** The rest of an address may hold what opens something. */
const hostOf = (url: string) => nameInMail(URL.parse(url)?.host ?? url);
