import type { Http2Bindings, HttpBindings } from "@hono/node-server";

/** What node-server hands over beside the request. In-process tests have none. */
export type ServerBindings = Partial<Pick<HttpBindings | Http2Bindings, "incoming">>;
