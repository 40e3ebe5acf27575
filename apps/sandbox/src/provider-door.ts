import type { SandboxContext } from "./context";
import { strike } from "./fault-effects";
import type { FaultRequest } from "./fault-rules";
import type { LoggedRequest } from "./request-log";
import type { ServerBindings } from "./server-bindings";

/** Lets a request to a provider in: writes it down, and plays the fault that is due, if any. */
export async function enter(
  sandbox: SandboxContext,
  request: Request,
  bindings: ServerBindings,
  proceed: () => Promise<Response>,
): Promise<Response> {
  const asked = providerRequest(request);
  if (!asked) return proceed();
  const fault = sandbox.faults.takeHttpFault(asked);
  const logged: LoggedRequest = { at: sandbox.now(), ...asked, status: null, fault_id: fault?.id ?? null };
  sandbox.requests.add(logged);
  const answer = fault
    ? await strike({
        fault,
        service: asked.service,
        incoming: bindings.incoming,
        stopping: sandbox.stopping,
        isOrdered: () => sandbox.faults.list().some(({ id }) => id === fault.id),
        proceed,
      })
    : await proceed();
  logged.status = answer.status;
  return answer;
}

/** Undefined for the sandbox's own pages and controls, which no fault touches. */
function providerRequest(request: Request): FaultRequest | undefined {
  const { pathname } = new URL(request.url);
  if (pathname === "/" || /^\/(_sandbox|phone|mail)(\/|$)/.test(pathname)) return undefined;
  const isTwilio = pathname.startsWith("/twilio/");
  return {
    service: isTwilio ? "twilio" : "retell",
    method: request.method,
    path: isTwilio ? pathname.slice("/twilio".length) : pathname,
  };
}
