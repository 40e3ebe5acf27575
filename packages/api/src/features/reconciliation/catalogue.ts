/** In what we and the provider's list of calls can differ. */
export const differenceKinds = ["missing_here", "missing_there", "other_duration", "other_cost"] as const;

export type DifferenceKind = (typeof differenceKinds)[number];

/** How many days one run compares at most. */
export const mostDays = 40;
