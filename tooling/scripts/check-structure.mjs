// The parts of docs/architecture.md that a linter of single files cannot see.
import { FEATURE_FLOORS } from "../eslint/boundaries.js";
import { findCycles } from "./import-cycles.mjs";
import { listFiles, listTrackedButIgnored, read } from "./repository.mjs";
import { environment, features, fileNames, mentionedPaths, suppressions } from "./structure-rules.mjs";

const TEXT = /\.(ts|tsx|mts|js|mjs|json|md|yaml|prisma)$|(^|\/)(\.env\.example|run)$/;
const files = new Map(listFiles().map((file) => [file, TEXT.test(file) ? read(file) : ""]));

const complaints = [
  ...fileNames(files),
  ...features(files, FEATURE_FLOORS),
  ...suppressions(files),
  ...mentionedPaths(files),
  ...environment(files),
  ...findCycles(files).map((circle) => `circle of imports: ${circle.join(" → ")}`),
  ...listTrackedButIgnored().map((file) => `${file}: is made by a machine and does not belong in git`),
];
for (const complaint of [...new Set(complaints)].sort()) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
