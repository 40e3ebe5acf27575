import { posix } from "node:path";
import ts from "typescript";

const SOURCE = /^(packages|apps|tooling)\/.*\.(ts|tsx|mjs|js)$/;
const ENDINGS = ["", ".ts", ".tsx", ".mjs", ".js", "/index.ts"];

/** name → { folder, exports } of every package in the repository. */
const readPackages = (files) =>
  new Map(
    [...files]
      .filter(([file]) => /^(packages|apps|tooling)\/.*package\.json$/.test(file))
      .map(([file, text]) => [
        JSON.parse(text).name,
        { folder: posix.dirname(file), exports: JSON.parse(text).exports ?? {} },
      ]),
  );

const fromPackage = (packages, specifier) => {
  const [name] = /^@voxcalls\/[^/]+/.exec(specifier) ?? [];
  const home = packages.get(name);
  if (!home) return null;
  const wanted = `.${specifier.slice(name.length)}`;
  for (const [key, target] of Object.entries(home.exports)) {
    const [head, tail] = key.split("*");
    if (key === wanted) return posix.join(home.folder, target);
    if (tail !== undefined && wanted.startsWith(head) && wanted.endsWith(tail)) {
      return posix.join(home.folder, target.replace("*", wanted.slice(head.length, wanted.length - tail.length)));
    }
  }
  return null;
};

const resolve = (files, packages, file, specifier) => {
  const place = specifier.startsWith(".")
    ? posix.join(posix.dirname(file), specifier)
    : specifier.startsWith("~/")
      ? `apps/web/src/${specifier.slice(2)}`
      : fromPackage(packages, specifier);
  return place === null ? undefined : ENDINGS.map((ending) => place + ending).find((path) => files.has(path));
};

/**
 * Circles of imports among the sources in Map(path → text), type imports included: a type that is needed in a circle
 * lives in the wrong file. Of all circles through one file the
 * shortest found is given, as the list of its files with the first repeated at the end.
 */
export const findCycles = (files) => {
  const packages = readPackages(files);
  const importsOf = new Map(
    [...files]
      .filter(([file]) => SOURCE.test(file))
      .map(([file, text]) => [
        file,
        ts
          .preProcessFile(text, true, true)
          .importedFiles.map(({ fileName }) => resolve(files, packages, file, fileName))
          .filter((target) => target !== undefined && target !== file),
      ]),
  );
  const state = new Map();
  const path = [];
  const shortest = new Map();
  const visit = (file) => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      const circle = [...path.slice(path.indexOf(file)), file];
      if (circle.length < (shortest.get(file)?.length ?? Infinity)) shortest.set(file, circle);
      return;
    }
    state.set(file, "open");
    path.push(file);
    for (const target of importsOf.get(file) ?? []) visit(target);
    path.pop();
    state.set(file, "done");
  };
  for (const file of importsOf.keys()) visit(file);
  return [...shortest.values()];
};
