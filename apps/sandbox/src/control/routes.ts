import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { notFound } from "../retell/errors";
import { speechResponse } from "../speech/speech-response";
import { calleeRoutes } from "./callees";
import { controlCallRoutes } from "./calls";
import { castRoutes } from "./cast";
import { eventRoutes } from "./events";
import { faultRoutes } from "./faults";
import { logRoutes } from "./logs";
import { mailRoutes } from "./mail";
import { stateRoutes } from "./state";

/** `/_sandbox`: for tests, and for the phone page. Needs no key and meets no faults. */
export function controlRoutes(sandbox: SandboxContext): Hono {
  const routes = new Hono().get("/speech", (c) => speechResponse(c.req.raw));
  const parts = [
    controlCallRoutes,
    calleeRoutes,
    faultRoutes,
    logRoutes,
    mailRoutes,
    stateRoutes,
    castRoutes,
    eventRoutes,
  ];
  for (const part of parts) routes.route("/", part(sandbox));
  return routes.all("*", () => {
    throw notFound();
  });
}
