import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { SandboxContext } from "../context";

/**
 * Server-sent events `call`, `webhook` and `mail`, each with `{call_id, data}`, as things change. `?call_id=` narrows it
 * to one call.
 */
export function eventRoutes({ bus, stopping }: SandboxContext): Hono {
  return new Hono().get("/events", (c) => {
    const only = c.req.query("call_id");
    return streamSSE(c, async (stream) => {
      await stream.write(": connected\n\n");
      const hangUp = bus.listen((event) => {
        const callId = event.type === "mail" ? undefined : event.callId;
        if (only !== undefined && only !== callId) return;
        void stream.writeSSE({ event: event.type, data: JSON.stringify({ call_id: callId, data: event.data }) });
      });
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        stopping.addEventListener("abort", () => resolve(), { once: true });
      });
      hangUp();
    });
  });
}
