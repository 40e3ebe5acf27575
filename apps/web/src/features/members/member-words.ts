import type { InvitationView, MemberDetails, MemberView } from "@voxcalls/api/schemas/members";

export const roleWords = { admin: "Admin", user: "User" } as const;

export const roleSentences = {
  admin: "Sees and changes everything of the organisation: all agents, calls, numbers, people, settings.",
  user: "Sees the own agent, number and calls, and nothing of others.",
} as const;

/** The same, said to the one who is invited. */
export const roleOffers = {
  admin: "You will see and change everything of the organisation.",
  user: "You will see your own agent, number and calls.",
} as const;

export const statusWords: Record<MemberDetails["status"], { tone: "success" | "neutral" | "danger"; word: string }> = {
  active: { tone: "success", word: "Active" },
  invited: { tone: "neutral", word: "Invited" },
  suspended: { tone: "danger", word: "Suspended" },
};

type InvitationState = Extract<InvitationView["status"], "open" | "expired">;

export const invitationWords: Record<InvitationState, { tone: "success" | "warning" | "neutral"; word: string }> = {
  open: { tone: "warning", word: "Waiting" },
  expired: { tone: "neutral", word: "Expired" },
};

/** "3 agents", "1 agent". */
export function counted(figure: number, noun: string): string {
  return `${figure.toLocaleString("en-US")} ${noun}${figure === 1 ? "" : "s"}`;
}

/** Whether things can be given to this person: nobody who is suspended or was removed. */
export const isActive = ({ status }: Pick<MemberView, "status">) => status === "active";
