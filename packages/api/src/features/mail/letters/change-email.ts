import { nameInMail, type LetterKind } from "../letter";
import { findOpenLink } from "../mailed-link";

/** Goes to the new address: the account takes it over once its owner has followed the link. */
export const changeEmail: LetterKind = {
  async write(deps, id) {
    const link = await findOpenLink(deps, id, "verify");
    if (!link) return null;
    return {
      to: { name: link.name, address: link.address },
      subject: "Confirm your new e-mail address",
      heading: "Confirm your new e-mail address",
      paragraphs: [
        `Hello ${nameInMail(link.name)}, you asked to sign in to VoxCalls with this address from now on.`,
        "Until you confirm it, your old address stays in force.",
      ],
      action: { label: "Use this address", url: link.url },
      notes: ["The link can be used once. If it was not you, ignore this mail: nothing changes."],
    };
  },
};
