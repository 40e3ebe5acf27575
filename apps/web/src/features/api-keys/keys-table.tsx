"use client";

import { keyScopes } from "@voxcalls/api/permissions";
import type { ApiKeyView } from "@voxcalls/api/schemas/api-keys";
import { DataTable, type Column } from "@voxcalls/ui/data-table";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Tooltip } from "@voxcalls/ui/tooltip";
import type { ReactNode } from "react";
import { RevokeKey } from "./revoke-key";
import { scopeSummary } from "./scope-words";

const states = {
  active: { tone: "success", word: "Active" },
  expired: { tone: "neutral", word: "Expired" },
  revoked: { tone: "neutral", word: "Revoked" },
  orphaned: { tone: "warning", word: "Stopped" },
} as const;

/** The keys of the organisation; the key itself is in none of these rows. */
export function KeysTable({ keys, mayManage }: { keys: readonly ApiKeyView[]; mayManage: boolean }) {
  const shown = mayManage ? [...columns, acts] : columns;
  return <DataTable label="API keys" columns={shown} rows={keys} rowKey={({ id }) => id} />;
}

const hasEnded = ({ state }: ApiKeyView) => state === "revoked" || state === "expired";

const columns: Column<ApiKeyView>[] = [
  {
    id: "name",
    label: "Name",
    small: "lead",
    cell: (key) => (
      <div className="max-w-56 min-w-32">
        <div className={hasEnded(key) ? "truncate text-muted-foreground" : "truncate font-medium"} title={key.name}>
          {key.name}
        </div>
        <code className="text-xs text-muted-foreground">{key.prefix}…</code>
      </div>
    ),
  },
  {
    id: "may",
    label: "May",
    small: "off",
    cell: ({ scopes }) => (
      <span className="block max-w-80 min-w-40 truncate" title={scopes.join(", ")}>
        {scopeSummary(scopes, keyScopes)}
      </span>
    ),
  },
  { id: "state", label: "State", cell: (key) => <State state={key.state} /> },
  {
    id: "used",
    label: "Last used",
    cell: ({ lastUsedAt }) =>
      lastUsedAt ? (
        <>
          <span className="sm:hidden">Used </span>
          <RelativeTime at={lastUsedAt} />
        </>
      ) : (
        <Muted>
          Never<span className="sm:hidden"> used</span>
        </Muted>
      ),
  },
  {
    id: "expires",
    label: "Expires",
    small: "off",
    cell: ({ expiresAt }) => (expiresAt ? <RelativeTime at={expiresAt} /> : <Muted>Never</Muted>),
  },
  {
    id: "made",
    label: "Made",
    small: "off",
    className: "whitespace-nowrap",
    cell: ({ createdAt, createdByName }) => (
      <>
        <RelativeTime at={createdAt} />
        {createdByName ? <Muted> by {createdByName}</Muted> : null}
      </>
    ),
  },
];

const acts: Column<ApiKeyView> = {
  id: "acts",
  label: "Acts",
  quiet: true,
  small: "end",
  className: "text-right",
  cell: (key) => (hasEnded(key) ? null : <RevokeKey apiKey={key} />),
};

function Muted({ children }: { children: ReactNode }) {
  return <span className="text-muted-foreground">{children}</span>;
}

function State({ state }: { state: ApiKeyView["state"] }) {
  const { tone, word } = states[state];
  const dot = <StatusDot tone={tone}>{word}</StatusDot>;
  if (state !== "orphaned") return dot;
  return (
    <Tooltip content="Whoever made it is no active admin any more.">
      <span tabIndex={0} className="rounded-sm">
        {dot}
        <span className="sr-only">: whoever made it is no active admin any more</span>
      </span>
    </Tooltip>
  );
}
