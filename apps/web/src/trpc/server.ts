import "server-only";
import { appRouter, createCallerFactory } from "@voxcalls/api";
import { cache } from "react";
import { deps } from "~/server/deps";
import { pageContext } from "~/server/session";

const createCaller = createCallerFactory(appRouter);

/** The router for pages rendered on the server: the same procedures, permissions and checks, no HTTP. */
export const api = cache(async () => createCaller({ deps: deps(), public: await pageContext() }));
