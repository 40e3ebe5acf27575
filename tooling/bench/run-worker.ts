// The product's worker in a process of its own.
import { createDeps, readEnv } from "@voxcalls/api";
import { runWorker } from "@voxcalls/api/worker";
import { ready } from "./child-side";

await runWorker(createDeps(readEnv()));
ready(0);
