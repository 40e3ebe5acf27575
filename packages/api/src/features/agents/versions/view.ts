import type { Prisma } from "@voxcalls/db";
import type { VersionView } from "../schemas";

/** A version as the history shows it. */
export function toVersionView(row: Prisma.AgentVersionModel, publishedVersion: number | null): VersionView {
  return {
    id: row.id,
    version: row.number,
    status: row.status,
    isCurrent: row.number === publishedVersion,
    title: row.title,
    reason: row.reason,
    failureReason: row.failureReason,
    createdBy: row.createdBy,
    createdByName: row.createdByLabel,
    createdAt: row.createdAt,
    publishedAt: row.publishedAt,
  };
}
