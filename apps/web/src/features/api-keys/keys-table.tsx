"use client";

import { keyScopes } from "@voxcalls/api/permissions";
import type { ApiKeyView } from "@voxcalls/api/schemas/api-keys";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@voxcalls/ui/table";
import { Tooltip } from "@voxcalls/ui/tooltip";
import { RevokeKey } from "./revoke-key";
import { scopeSummary } from "./scope-words";

const states = {
  active: { tone: "success", word: "Active", why: null },
  expired: { tone: "neutral", word: "Expired", why: null },
  revoked: { tone: "neutral", word: "Revoked", why: null },
  orphaned: { tone: "warning", word: "Stopped", why: "Whoever made it is no active admin any more." },
} as const;

/** The keys of the organisation; the key itself is in none of these rows. */
export function KeysTable({ keys, mayManage }: { keys: readonly ApiKeyView[]; mayManage: boolean }) {
  return (
    <Table label="API keys">
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>May</TableHead>
          <TableHead>State</TableHead>
          <TableHead>Last used</TableHead>
          <TableHead>Expires</TableHead>
          <TableHead>Made</TableHead>
          <TableHead>
            <span className="sr-only">Acts</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {keys.map((key) => (
          <KeyRow key={key.id} apiKey={key} mayManage={mayManage} />
        ))}
      </TableBody>
    </Table>
  );
}

function KeyRow({ apiKey, mayManage }: { apiKey: ApiKeyView; mayManage: boolean }) {
  const { tone, word, why } = states[apiKey.state];
  const ended = apiKey.state === "revoked" || apiKey.state === "expired";
  const state = <StatusDot tone={tone}>{word}</StatusDot>;
  return (
    <TableRow className={ended ? "text-muted-foreground" : undefined}>
      <TableCell>
        <div className="max-w-56 min-w-32">
          <div className="truncate font-medium" title={apiKey.name}>
            {apiKey.name}
          </div>
          <code className="text-xs text-muted-foreground">{apiKey.prefix}…</code>
        </div>
      </TableCell>
      <TableCell>
        <span className="block max-w-80 min-w-40 truncate" title={apiKey.scopes.join(", ")}>
          {scopeSummary(apiKey.scopes, keyScopes)}
        </span>
      </TableCell>
      <TableCell>
        {why === null ? (
          state
        ) : (
          <Tooltip content={why}>
            <span tabIndex={0} className="rounded-sm">
              {state}
              <span className="sr-only">: {why}</span>
            </span>
          </Tooltip>
        )}
      </TableCell>
      <TableCell>{apiKey.lastUsedAt ? <RelativeTime at={apiKey.lastUsedAt} /> : "Never"}</TableCell>
      <TableCell>{apiKey.expiresAt ? <RelativeTime at={apiKey.expiresAt} /> : "Never"}</TableCell>
      <TableCell>
        <div className="whitespace-nowrap">
          <RelativeTime at={apiKey.createdAt} />
          {apiKey.createdByName ? <span className="text-muted-foreground"> by {apiKey.createdByName}</span> : null}
        </div>
      </TableCell>
      <TableCell className="text-right">{mayManage && !ended ? <RevokeKey apiKey={apiKey} /> : null}</TableCell>
    </TableRow>
  );
}
