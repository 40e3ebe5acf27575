/** The states of a number of the platform, each as a dot and a word. */
export const poolStates = {
  importing: { tone: "info", word: "Being brought in" },
  available: { tone: "success", word: "Available" },
  assigned: { tone: "neutral", word: "Assigned" },
  quarantined: { tone: "warning", word: "At rest" },
  retiring: { tone: "warning", word: "Being given up" },
  suspended: { tone: "danger", word: "Suspended" },
} as const;
