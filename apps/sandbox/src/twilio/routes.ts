import { Hono } from "hono";
import type { SandboxContext } from "../context";
import { twilioAccountRoutes } from "./account";
import { availableNumberRoutes } from "./available-numbers";
import { notFound, unauthenticated } from "./errors";
import { incomingNumberRoutes } from "./incoming-numbers";
import { sipCredentialRoutes } from "./sip-credentials";
import { sipIpListRoutes } from "./sip-ip-lists";
import { trunkAccessListRoutes } from "./trunk-access-lists";
import { trunkNumberRoutes } from "./trunk-numbers";
import { trunkOriginationRoutes } from "./trunk-origination";
import { trunkRoutes } from "./trunks";

/** Twilio's API, hosts rewritten to paths. HTTP Basic with account SID and token everywhere. */
export function twilioRoutes(sandbox: SandboxContext): Hono {
  const { twilioSid, twilioToken } = sandbox.credentials;
  const expected = `Basic ${Buffer.from(`${twilioSid}:${twilioToken}`).toString("base64")}`;
  const routes = new Hono().use(async (c, next) => {
    if (c.req.header("authorization") !== expected) throw unauthenticated();
    await next();
  });
  for (const part of [
    twilioAccountRoutes,
    availableNumberRoutes,
    incomingNumberRoutes,
    sipCredentialRoutes,
    sipIpListRoutes,
    trunkRoutes,
    trunkOriginationRoutes,
    trunkAccessListRoutes,
    trunkNumberRoutes,
  ]) {
    routes.route("/", part(sandbox));
  }
  return routes.all("*", (c) => {
    throw notFound(c.req.path.replace(/^\/twilio/, ""));
  });
}
