import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * A wall: the files `in` (without `except`) may import none of `never` (without `unless`), or nothing outside `only`.
 * With `typesPass` an `import type` goes through.
 * Patterns are paths from the root or package names; `*` is one segment, `**` any number, `$dir` the importing file's
 * folder. A pattern means that place and everything under it.
 * @typedef {{ in: string[], except?: string[], never?: string[], unless?: string[], only?: string[],
 *   typesPass?: boolean, why: string }} Wall
 */

const WILDCARDS = { "**/": "(?:.*/)?", "**": ".*", "*": "[^/]*" };
const compiled = new Map();
const toRegExp = (pattern) => {
  if (!compiled.has(pattern)) {
    const parts = pattern.split(/(\*\*\/|\*\*|\*)/);
    const source = parts.map((part) => WILDCARDS[part] ?? part.replace(/[.+?^${}()|[\]\\]/g, "\\$&")).join("");
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

const isTypeOnly = (node) =>
  node.type === "TSImportType" ||
  node.importKind === "type" ||
  node.exportKind === "type" ||
  (node.type === "ImportDeclaration" &&
    node.specifiers.length > 0 &&
    node.specifiers.every((specifier) => specifier.importKind === "type"));

const isBreached = (wall, place, typeOnly) => {
  if (wall.typesPass && typeOnly) return false;
  if (wall.only) return !matches(wall.only, place);
  return matches(wall.never, place) && !matches(wall.unless ?? [], place);
};

/**
 * Reports every import that crosses one of the walls given as its option. It reads text alone: no resolver that could
 * fail and let everything pass.
 * @type {import("eslint").Rule.RuleModule}
 */
export const boundaryRule = {
  meta: { type: "problem", schema: [{ type: "array" }] },
  create(context) {
    const here = fromRoot(context.filename);
    const atHome = (patterns) => patterns?.map((pattern) => pattern.replace("$dir", dirname(here)));
    const walls = context.options[0]
      .filter((wall) => matches(wall.in, here) && !matches(wall.except ?? [], here))
      .map((wall) => ({ ...wall, only: atHome(wall.only), unless: atHome(wall.unless) }));
    if (walls.length === 0) return {};

    const check = (node, source) => {
      if (typeof source?.value !== "string") return;
      const place = destination(source.value, context.filename);
      for (const wall of walls.filter((each) => isBreached(each, place, isTypeOnly(node)))) {
        context.report({ node: source, message: `${source.value}: ${wall.why}` });
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
