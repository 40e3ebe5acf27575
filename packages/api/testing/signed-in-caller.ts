import { contextOf } from "../src/doors";
import { appRouter } from "../src/root";
import { createCallerFactory } from "../src/trpc";
import { password, type World } from "./harness";

const createCaller = createCallerFactory(appRouter);

/** The router as one device of this person would call it: signed in for real, asked anew who that is at every call. */
export async function signedInCaller(world: World, email: string) {
  const { body } = await world.rest()("POST", "/auth/login", { email, password });
  const authorization = `Bearer ${String(body["access_token"])}`;
  return {
    authorization,
    call: (headers: Record<string, string> = {}) => {
      const request = new Request(world.url, { headers: { authorization, ...headers } });
      return createCaller({ deps: world.deps, public: contextOf(world.deps, request, null) });
    },
  };
}
