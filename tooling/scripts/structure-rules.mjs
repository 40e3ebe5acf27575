import { posix } from "node:path";

// Each rule takes the repository as Map(path → text) and returns its complaints, one line each.

const FORBIDDEN_NAMES = new Set([
  "index",
  "utils",
  "util",
  "helpers",
  "helper",
  "service",
  "services",
  "types",
  "constants",
  "common",
  "misc",
  "shared",
  "lib",
]);
const SOURCE = /^(packages|apps|tooling)\/.*\.(ts|tsx|mts|js|mjs)$/;
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const ROUTER_LINES = 130;

const sources = (files) => [...files.keys()].filter((file) => SOURCE.test(file));
const withFolders = (file) => file.split("/").map((_, position, parts) => parts.slice(0, position + 1).join("/"));
const lineCount = (text) => text.replace(/\n$/, "").split("\n").length;

/** kebab-case names that say what is inside; Next's own spellings (`[id]`, `(auth)`) pass below apps/web/src/app. */
export const fileNames = (files) =>
  sources(files).flatMap((file) => {
    const complaints = [];
    const isFace = /^packages\/[^/]+\/src\/index\.ts$/.test(file);
    for (const [position, segment] of file.split("/").entries()) {
      const isLast = position === file.split("/").length - 1;
      const word = isLast ? segment.replace(/(\.[a-z]+)+$/, "") : segment;
      const plain = file.startsWith("apps/web/src/app/") ? word.replace(/^[([_@]+(\.\.\.)?|[)\]]+$/g, "") : word;
      const isParameter = plain !== word && /^[a-z][a-zA-Z]*$/.test(plain);
      if (!KEBAB.test(plain) && !isParameter) complaints.push(`${file}: "${word}" is not kebab-case`);
      if (FORBIDDEN_NAMES.has(word) && !(isFace && isLast)) {
        complaints.push(`${file}: "${word}" says nothing; name the thing that lives there`);
      }
    }
    return complaints;
  });

/** A feature is a flat folder on a known floor; its router only lists. `floors` is FEATURE_FLOORS of tooling/eslint/boundaries.js. */
export const features = (files, floors) => {
  const complaints = [];
  const known = new Set(floors.flat());
  const unknown = new Set();
  for (const [file, text] of files) {
    const [, feature, rest] = /^packages\/api\/src\/features\/([^/]+)\/(.+)$/.exec(file) ?? [];
    if (!feature) continue;
    if (!known.has(feature)) unknown.add(feature);
    if (rest.split("/").length > 2) complaints.push(`${file}: at most one folder below a feature`);
    if (/(^|\/)router\.ts$/.test(rest) && lineCount(text) > ROUTER_LINES) {
      complaints.push(`${file}: ${lineCount(text)} lines; a router lists procedures in at most ${ROUTER_LINES}`);
    }
  }
  for (const feature of unknown)
    complaints.push(`packages/api/src/features/${feature}: give it a floor in tooling/eslint/boundaries.js`);
  return complaints;
};

/** Nobody silences a checker. The marks are put together here so that this file does not contain them. */
export const suppressions = (files) => {
  const marks = ["eslint-" + "disable", "@ts-" + "ignore", "@ts-" + "nocheck"];
  return sources(files).flatMap((file) =>
    marks
      .filter((mark) => files.get(file).includes(mark))
      .map((mark) => `${file}: ${mark} silences a check; repair the cause`),
  );
};

/** Every path that a document names, and every page of docs/ that a comment names, is there; `docs/decisions/002` may stand for a longer name. */
export const mentionedPaths = (files) => {
  const places = new Set([...files.keys()].flatMap(withFolders));
  const isThere = (path) => places.has(path) || [...places].some((place) => place.startsWith(`${path}-`));
  const complain = (file, path) => (isThere(path) ? [] : [`${file}: names ${path}, which is not there`]);
  return [...files].flatMap(([file, text]) => {
    if (file.endsWith(".md")) {
      const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)];
      const paths = [...text.matchAll(/`((?:packages|apps|tooling|docs|\.ci)\/[\w./[\]()-]*[\w\])])\/?`/g)];
      return [
        ...links.flatMap(([, target]) => complain(file, posix.join(posix.dirname(file), target).replace(/\/$/, ""))),
        ...paths.flatMap(([, path]) => complain(file, path)),
      ];
    }
    if (file.endsWith(".test.ts") || !(SOURCE.test(file) || file.endsWith(".yaml"))) return [];
    return [...text.matchAll(/(?<![\w./@"'`-])(docs\/[\w./-]*\w)/g)].flatMap(([, path]) => complain(file, path));
  });
};

/** Set by Node, CI systems, Next or our own tests, never by the person who runs the product. */
const AMBIENT = new Set(["NODE_ENV", "CI", "NEXT_RUNTIME", "NO_COLOR", "VOXCALLS_E2E_STATE"]);

/** Promised, and read by nothing yet. A name that somebody reads leaves this list. */
const RESERVED = new Set(["NEXT_PUBLIC_API_URL", "NEXT_PUBLIC_APP_NAME", "NEXT_PUBLIC_ENVIRONMENT"]);

/** .env.example and the env.ts files (with Playwright's configuration) name the same variables. */
export const environment = (files) => {
  const namesIn = (text, pattern) => new Set([...text.matchAll(pattern)].map(([, name]) => name));
  const example = namesIn(files.get(".env.example") ?? "", /^(?:# )?([A-Z][A-Z0-9_]*)=/gm);
  const read = [...files]
    .filter(([file]) => SOURCE.test(file) && /(^|\/)(env|playwright\.config)\.ts$/.test(file))
    .flatMap(([file, text]) =>
      [...namesIn(text, /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PORT|CI|ENVIRONMENT)\b/g)].map((name) => [file, name]),
    );
  const known = new Set(read.map(([, name]) => name));
  return [
    ...[...example]
      .filter((name) => known.has(name) === RESERVED.has(name))
      .map(
        (name) =>
          `.env.example: ${known.has(name) ? `${name} is read and no longer reserved` : `no env.ts reads ${name}`}`,
      ),
    ...read
      .filter(([, name]) => !example.has(name) && !AMBIENT.has(name))
      .map(([file, name]) => `${file}: ${name} is missing in .env.example`),
  ];
};
