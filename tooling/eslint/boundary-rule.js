import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * A wall: the files `in` (without `except`) may import none of `never` (without `unless`), or nothing outside `only`.
 * With `names` only those imported names are meant; with `typesPass` an `import type` goes through.
 * Patterns are paths from the root or package names; `*` is one segment, `**` any number, `$dir` the importing file's
 * folder. A pattern means that place and everything under it.
 * @typedef {{ in: string[], except?: string[], never?: string[], unless?: string[], only?: string[], names?: string[],
 *   typesPass?: boolean, why: string }} Wall
 */

const compiled = new Map();
const toRegExp = (pattern) => {
  if (!compiled.has(pattern)) {
    const source = pattern
      .split(/(\*\*\/|\*\*|\*)/)
      .map((part) =>
        part === "**/"
          ? "(?:.*/)?"
          : part === "**"
            ? ".*"
            : part === "*"
              ? "[^/]*"
              : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"),
      )
      .join("");
    compiled.set(pattern, new RegExp(`^${source}(?:/.*)?$`));
  }
  return compiled.get(pattern);
};
const matches = (patterns, place) => patterns.some((pattern) => toRegExp(pattern).test(place));

const fromRoot = (path) => relative(ROOT, path).split(sep).join("/");

/** Where an import leads: a path from the root without its ending, or the package name as written. */
const destination = (specifier, file) => {
  if (specifier.startsWith("~/")) return specifier.replace("~", "apps/web/src");
  if (!specifier.startsWith(".")) return specifier;
  return fromRoot(join(dirname(file), specifier)).replace(/\.[cm]?[jt]sx?$/, "");
};

/** The imported names of a declaration, or null where all of them are reachable (namespace, dynamic, `export *`). */
const namesOf = (node) => {
  if (node.type !== "ImportDeclaration" && node.type !== "ExportNamedDeclaration") return null;
  const names = node.specifiers.map((specifier) => (specifier.imported ?? specifier.local)?.name);
  return node.specifiers.some((specifier) => specifier.type === "ImportNamespaceSpecifier") ? null : names;
};

const isTypeOnly = (node) =>
  node.type === "TSImportType" ||
  node.importKind === "type" ||
  node.exportKind === "type" ||
  (node.type === "ImportDeclaration" &&
    node.specifiers.length > 0 &&
    node.specifiers.every((specifier) => specifier.importKind === "type"));

const isBreached = (wall, place, names, typeOnly) => {
  if (wall.typesPass && typeOnly) return false;
  if (wall.only) return !matches(wall.only, place);
  if (!matches(wall.never, place) || matches(wall.unless ?? [], place)) return false;
  return !wall.names || names === null || names.some((name) => wall.names.includes(name));
};

/** Reports every import that crosses one of the walls given as its option. It reads text alone, so it cannot fail silently. */
export const boundaryRule = {
  meta: { type: "problem", schema: [{ type: "array" }] },
  create(context) {
    const file = context.filename;
    const here = fromRoot(file);
    const walls = context.options[0].filter((wall) => matches(wall.in, here) && !matches(wall.except ?? [], here));
    if (walls.length === 0) return {};

    const check = (node, source) => {
      if (typeof source?.value !== "string") return;
      const place = destination(source.value, file);
      for (const wall of walls) {
        const here$ = (pattern) => pattern.replace("$dir", dirname(here));
        const local = { ...wall, only: wall.only?.map(here$), unless: wall.unless?.map(here$) };
        if (isBreached(local, place, namesOf(node), isTypeOnly(node))) {
          context.report({ node: source, message: `${source.value}: ${wall.why}` });
        }
      }
    };
    return {
      ImportDeclaration: (node) => check(node, node.source),
      ExportNamedDeclaration: (node) => check(node, node.source),
      ExportAllDeclaration: (node) => check(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.argument?.literal ?? node.source),
      "CallExpression[callee.name='require']": (node) => check(node, node.arguments[0]),
    };
  },
};
