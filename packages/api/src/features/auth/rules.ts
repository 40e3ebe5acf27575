/** A slug from a name: letters without their accents, everything else a hyphen. Names without Latin letters get a neutral one. */
export function slugFrom(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 50)
    .replace(/-+$/, "");
  return slug.length >= 2 ? slug : "organisation";
}
