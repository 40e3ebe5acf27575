import { Hono } from "hono";
import { type CallRecord, isOver } from "../calls/call-record";
import { listedCall, storedCall } from "../calls/call-view";
import { finishSilently } from "../calls/finish-call";
import { saveCall } from "../calls/save-call";
import type { SandboxContext } from "../context";
import { ListCallsBody, UpdateCallBody, UpdateLiveCallBody } from "./call-bodies";
import { badRequest, RetellError, unknownAsset } from "./errors";
import { matchesFilter } from "./match-call";
import { pageOf } from "./page";
import { readBody } from "./read-request";

const strictness = ["everything", "everything_except_pii", "basic_attributes_only"];

/** Reading, listing, stopping and changing calls; they begin in start-calls.ts. */
export function callRoutes(sandbox: SandboxContext): Hono {
  const { store } = sandbox;
  const find = (id: string): CallRecord => {
    const record = store.get("calls", id);
    if (!record || !hasAgent(record)) throw unknownAsset();
    return record;
  };

  return new Hono()
    .get("/v2/get-call/:id", (c) => c.json(storedCall(sandbox, find(c.req.param("id")))))
    .post("/v3/list-calls", async (c) => {
      const { filter_criteria: filter, include_total: includeTotal, ...paging } = await readBody(c, ListCallsBody);
      const found = store.all("calls").filter((record) => hasAgent(record) && matchesFilter(record.call, filter ?? {}));
      const page = pageOf(found, paging, ({ call, created_at }) => [call.start_timestamp ?? created_at, call.call_id]);
      return c.json({
        ...page,
        items: page.items.map((record) => listedCall(sandbox, record)),
        ...(includeTotal ? { total: found.length } : {}),
      });
    })
    .post("/v2/stop-call/:id", async (c) => {
      const record = find(c.req.param("id"));
      if (isOver(record.call)) throw new RetellError(400, "Call is not ongoing.");
      const session = sandbox.sessions.get(record.call.call_id);
      // A call that was loaded with a world has nobody in it.
      if (session) await session.end("manual_stopped");
      else finishSilently(sandbox, record, "manual_stopped");
      return c.body(null, 204);
    })
    .patch("/v2/update-live-call/:id", async (c) => {
      const { call_control: control } = await readBody(c, UpdateLiveCallBody);
      const { call } = find(c.req.param("id"));
      const session = sandbox.sessions.get(call.call_id);
      if (isOver(call)) throw new RetellError(400, "Call is not ongoing.");
      if (control?.additional_context !== undefined) {
        await session?.inject?.(control.additional_context, control.trigger_response === true);
      }
      return c.json({ success: true });
    })
    .patch("/v2/update-call/:id", async (c) => {
      const body = await readBody(c, UpdateCallBody);
      const record = find(c.req.param("id"));
      const attribute = Object.keys(body.custom_attributes ?? {})[0];
      if (attribute !== undefined) throw badRequest(`custom_attributes: ${attribute} is not an attribute of this org.`);
      const { metadata, data_storage_setting: storage } = body;
      const before = record.call.data_storage_setting ?? "everything";
      if (storage && strictness.indexOf(storage) < strictness.indexOf(before)) {
        throw badRequest("data_storage_setting: can only become more restrictive.");
      }
      const saved = saveCall(sandbox, record, {
        ...(metadata === undefined ? {} : { metadata }),
        ...(storage === undefined ? {} : { data_storage_setting: storage }),
      });
      return c.json(storedCall(sandbox, saved));
    })
    .delete("/v2/delete-call/:id", (c) => {
      const { call } = find(c.req.param("id"));
      if (!isOver(call)) throw new RetellError(400, "Cannot delete an ongoing call.");
      store.remove("calls", call.call_id);
      return c.body(null, 204);
    });
}

/** Calls that no agent took are no calls for Retell's API ("early setup failures may not create a record"). */
function hasAgent({ call }: CallRecord): boolean {
  return call.agent_id !== "";
}
