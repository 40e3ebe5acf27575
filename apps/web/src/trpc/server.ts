import "server-only";
import { appRouter, createCallerFactory } from "@voxcalls/api";
import { notFound } from "next/navigation";
import { cache } from "react";
import { deps } from "~/server/deps";
import { pageContext } from "~/server/session";

const createCaller = createCallerFactory(appRouter);

/** The router for pages rendered on the server: the same procedures, permissions and checks, no HTTP. */
export const api = cache(async () => {
  const context = await pageContext();
  return createCaller(
    { deps: deps(), public: context },
    {
      onError: ({ error, type }) => {
        // What a role may not see is, to a page, not there; actions say why they are refused.
        if (type === "query" && error.code === "FORBIDDEN") notFound();
        // Next hands an error's digest to the error page and nothing else of it: the id by which support finds it in the log.
        Object.assign(error, { digest: context.request.requestId });
      },
    },
  );
});
