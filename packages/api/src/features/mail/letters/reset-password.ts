import { nameInMail, type LetterKind } from "../letter";
import { findOpenLink } from "../mailed-link";

/** The way back in for somebody who has forgotten the password. */
export const resetPassword: LetterKind = {
  async write(deps, id) {
    const link = await findOpenLink(deps, id, "reset");
    if (!link) return null;
    return {
      to: { name: link.name, address: link.address },
      subject: "Choose a new password",
      heading: "Choose a new password",
      paragraphs: [`Hello ${nameInMail(link.name)}, somebody asked for a new password for your VoxCalls account.`],
      action: { label: "Choose a new password", url: link.url },
      notes: [
        "The link holds for one hour and can be used once. A new password signs you out everywhere.",
        "If it was not you, ignore this mail: your password stays as it is.",
      ],
    };
  },
};
