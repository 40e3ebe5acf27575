import { notFound, RetellError, unknownAsset } from "./errors";

export interface Versioned {
  version: number;
  is_published: boolean;
  last_modification_timestamp: number;
}

/** A version reference: a number, `latest`, `latest_published` or a tag. None means the latest, draft or not. */
export type VersionRef = string | number | null | undefined;

/**
 * The version that a reference means. No tag is ever assigned in the sandbox, and Retell resolves an unassigned tag to
 * the latest version. Throws 422 when there is no such version.
 */
export function resolveVersion<T extends Versioned>(versions: readonly T[], ref: VersionRef): T {
  const found = findVersion(versions, ref);
  if (!found) throw unknownAsset();
  return found;
}

/** The version with exactly this number. Throws 404, as version operations do. */
export function versionNumber<T extends Versioned>(versions: readonly T[], version: number): T {
  const found = versions.find((v) => v.version === version);
  if (!found) throw notFound();
  return found;
}

/** Throws 400 when the version is published: such versions never change again. */
export function assertDraft(version: Versioned, noun: string): void {
  if (!version.is_published) return;
  throw new RetellError(400, `Cannot update published ${noun} version ${version.version}. Create a new version first.`);
}

function findVersion<T extends Versioned>(versions: readonly T[], ref: VersionRef): T | undefined {
  if (typeof ref === "number" || (typeof ref === "string" && /^\d+$/.test(ref))) {
    return versions.find((v) => v.version === Number(ref));
  }
  const candidates = ref === "latest_published" ? versions.filter((v) => v.is_published) : versions;
  return candidates.reduce<T | undefined>((best, v) => (best && best.version > v.version ? best : v), undefined);
}
