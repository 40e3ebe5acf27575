/** What a scope lets a program do, by the thing it concerns. */
const groups: readonly { readonly heading: string; readonly scopes: Readonly<Record<string, string>> }[] = [
  {
    heading: "Agents",
    scopes: {
      "agents:read": "Read agents",
      "agents:create": "Create agents",
      "agents:update": "Change agents",
      "agents:pause": "Pause and resume agents",
      "agents:assign": "Assign agents",
      "agents:delete": "Delete agents",
    },
  },
  {
    heading: "Calls",
    scopes: {
      "calls:read": "Read calls and transcripts",
      "calls:listen": "Download recordings",
      "calls:annotate": "Note and tag calls",
      "calls:start": "Place and hang up calls",
      "calls:delete": "Delete calls",
      "batches:read": "Read batches and their results",
      "batches:manage": "Make, start, pause and cancel batches",
      "do-not-call:read": "Read the do-not-call list",
      "do-not-call:manage": "Change the do-not-call list",
    },
  },
  {
    heading: "Phone numbers",
    scopes: {
      "phone-numbers:read": "Read numbers",
      "phone-numbers:claim": "Claim numbers",
      "phone-numbers:bind": "Connect numbers",
      "phone-numbers:release": "Release numbers",
    },
  },
  {
    heading: "Organisation",
    scopes: {
      "usage:read": "Read usage",
      "members:read": "Read members",
      "tenant:read": "Read settings",
      "api-keys:read": "Read the list of keys",
      "webhooks:read": "Read webhooks and their log",
      "billing:read": "Read statements",
      "audit:read": "Read the audit log",
    },
  },
];

export interface ScopeGroup {
  readonly heading: string;
  readonly scopes: readonly { readonly scope: string; readonly words: string }[];
}

/** The scopes in groups; one that has no words yet stands at the end under its own name. */
export function scopeGroups(all: readonly string[]): ScopeGroup[] {
  const known = groups.map(({ heading, scopes }) => ({
    heading,
    scopes: Object.entries(scopes)
      .filter(([scope]) => all.includes(scope))
      .map(([scope, words]) => ({ scope, words })),
  }));
  const named = new Set(known.flatMap(({ scopes }) => scopes.map(({ scope }) => scope)));
  const rest = all.filter((scope) => !named.has(scope)).map((scope) => ({ scope, words: scope }));
  return [...known, { heading: "More", scopes: rest }].filter(({ scopes }) => scopes.length > 0);
}

/** Scopes in a few words, for a cell: "Read agents, Read calls and 3 more". */
export function scopeSummary(scopes: readonly string[], all: readonly string[]): string {
  if (scopes.length === all.length) return "Everything";
  const words = new Map(scopeGroups(all).flatMap((group) => group.scopes.map(({ scope, words: say }) => [scope, say])));
  const said = scopes.map((scope) => words.get(scope) ?? scope);
  return said.length <= 2 ? said.join(", ") : `${said.slice(0, 2).join(", ")} and ${said.length - 2} more`;
}
