import type { Permission } from "@voxcalls/api/permissions";

/** What a permission of the role table lets a person do, by the thing it concerns. Permissions of the platform are nobody's here. */
export const permissionGroups: readonly {
  readonly heading: string;
  readonly permissions: Readonly<Partial<Record<Permission, string>>>;
}[] = [
  {
    heading: "Agents",
    permissions: {
      "agents:read": "See agents",
      "agents:update": "Change agents",
      "agents:pause": "Pause and resume agents",
      "agents:create": "Create agents",
      "agents:assign": "Assign agents to members",
      "agents:delete": "Delete agents",
    },
  },
  {
    heading: "Calls",
    permissions: {
      "calls:read": "See calls and what was said",
      "calls:listen": "Listen to recordings",
      "calls:annotate": "Note and tag calls",
      "calls:start": "Place and hang up calls",
      "calls:delete": "Delete calls",
      "batches:read": "Read batches and their results",
      "batches:manage": "Make, start, pause and cancel batches",
      "do-not-call:read": "Read the do-not-call list",
      "do-not-call:manage": "Change the do-not-call list",
      "usage:read": "See minutes and cost",
    },
  },
  {
    heading: "Numbers",
    permissions: {
      "phone-numbers:mine": "See the own number",
      "phone-numbers:read": "See every number of the organisation",
      "phone-numbers:claim": "Claim numbers",
      "phone-numbers:bind": "Connect numbers to agents and members",
      "phone-numbers:release": "Release numbers",
    },
  },
  {
    heading: "Team",
    permissions: {
      "members:read": "See members and invitations",
      "members:invite": "Invite people",
      "members:update": "Change roles, suspend, assign agents and numbers",
      "members:remove": "Remove members",
    },
  },
  {
    heading: "Organisation",
    permissions: {
      "tenant:read": "See the settings",
      "tenant:update": "Change the settings",
      "api-keys:read": "See API keys",
      "api-keys:manage": "Make and revoke API keys",
      "billing:read": "See bills and statements",
      "audit:read": "Read the audit log",
      "account:manage": "Manage the own account",
    },
  },
];

/** Where a user may, but only with what is theirs. */
export const ownOnly: ReadonlySet<Permission> = new Set<Permission>([
  "agents:read",
  "agents:update",
  "agents:pause",
  "calls:read",
  "calls:listen",
  "calls:annotate",
  "usage:read",
]);
