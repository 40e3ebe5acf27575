import { nameInMail, type LetterKind } from "../letter";
import { findOpenLink } from "../mailed-link";

/** Asks somebody to show that the address of the account is theirs. */
export const verifyEmail: LetterKind = {
  async write(deps, id) {
    const link = await findOpenLink(deps, id, "verify");
    if (!link) return null;
    return {
      to: { name: link.name, address: link.address },
      subject: "Confirm your e-mail address",
      heading: "Confirm your e-mail address",
      paragraphs: [
        `Hello ${nameInMail(link.name)}, please confirm that this address belongs to your VoxCalls account.`,
      ],
      action: { label: "Confirm the address", url: link.url },
      notes: ["If you have no account with us, ignore this mail."],
    };
  },
};
