/** The face of the package: what apps may use. */
export { assertWalls, createDeps } from "./deps";
export { apiDocument, contextOf, createDoors, type Doors } from "./doors";
export { sessionCookieName } from "./features/auth/authenticate";
export { loginForBrowser } from "./features/auth/login";
export { endSession } from "./features/auth/logout";
export { RegisterInput, LoginInput } from "./features/auth/schemas";
export { tokensOf } from "./features/auth/tokens";
export type { Deps, PublicCtx } from "./kernel/context";
export { readEnv } from "./kernel/env";
export { createLog } from "./kernel/log";
export { commonHeaders, pagePolicy } from "./response-headers";
export { appRouter, type AppRouter } from "./root";
export type { OpenApiOperation } from "./rest/openapi";
export { createCallerFactory, toAppError } from "./trpc";
