import { Hono } from "hono";
import { z } from "zod";
import { isOver } from "../calls/call-record";
import { storedCall } from "../calls/call-view";
import { playingFields } from "../calls/callee-rule";
import { choosePlaying, livePlaying } from "../calls/choose-caller";
import { placeInbound } from "../calls/place-inbound";
import type { CallSession } from "../calls/session";
import type { Playing } from "../calls/playing";
import type { SandboxContext } from "../context";
import { badRequest, RetellError, unknownAsset } from "../retell/errors";
import { e164 } from "../retell/phone-numbers";
import { check, readBody } from "../retell/read-request";

const opt = z.exactOptional;

/** Who speaks: `live: true` is a person who types, else a persona or a script. */
const playing = { ...playingFields, live: opt(z.boolean()) };
const CallBody = z.strictObject({
  to_number: z.string(),
  from_number: z.string().regex(e164, { error: "must be in E.164 format" }),
  /** When the call began; for calls of the past, which are always instant. */
  started_at: opt(z.iso.datetime({ offset: true })),
  ...playing,
});
const JoinBody = z.strictObject(playing);
const SayBody = z.strictObject({ text: z.string().trim().min(1).max(2000) });

/** Calling a number, and being the human in a call. */
export function controlCallRoutes(sandbox: SandboxContext): Hono {
  const { store, sessions } = sandbox;
  const record = (id: string) => {
    const found = store.get("calls", id);
    if (!found) throw unknownAsset();
    return found;
  };
  /** The call as far as a person can act in it now; throws 409 when it is in no state for `what`. */
  const session = <K extends keyof CallSession>(id: string, what: K) => {
    record(id);
    const found = sessions.get(id);
    if (!found?.[what]) throw new RetellError(409, `The call cannot ${what} now.`);
    return found as CallSession & Required<Pick<CallSession, K>>;
  };

  return new Hono()
    .post("/calls", async (c) => {
      const { to_number: to, from_number: from, started_at: startedAt, live, ...request } = await readBody(c, CallBody);
      const number = store.get("phone_numbers", to);
      if (!number) throw new RetellError(404, `No number ${to} is imported.`);
      const began = startedAt === undefined ? undefined : Date.parse(startedAt);
      if (began !== undefined && (live || (request.speed ?? "instant") !== "instant")) {
        throw badRequest("started_at: only instant calls can lie in the past.");
      }
      const chosen = live ? livePlaying : choosePlaying(request, from, began);
      assertCalls(chosen);
      return c.json({ call_id: await placeInbound(sandbox, number, from, chosen) }, 201);
    })
    .get("/calls", (c) => {
      const { limit } = check(z.object({ limit: z.coerce.number().int().min(1).max(1000).default(50) }), c.req.query());
      const latest = store.all("calls").sort((a, b) => b.created_at - a.created_at);
      return c.json({ calls: latest.slice(0, limit).map((r) => ({ ...r, call: storedCall(sandbox, r) })) });
    })
    .get("/calls/:id", (c) => {
      const found = record(c.req.param("id"));
      const now = sessions.get(found.call.call_id);
      return c.json({
        call: storedCall(sandbox, found),
        played_by: found.played_by ?? null,
        is_over: isOver(found.call),
        can: {
          say: now?.say !== undefined,
          answer: now?.answer !== undefined,
          join: now?.join !== undefined,
          hang_up: now !== undefined,
        },
        webhooks: sandbox.webhooks.log.list({ callId: found.call.call_id }),
      });
    })
    .post("/calls/:id/say", async (c) => {
      const { text } = await readBody(c, SayBody);
      await session(c.req.param("id"), "say").say(text);
      return c.body(null, 204);
    })
    .post("/calls/:id/hang-up", async (c) => {
      await session(c.req.param("id"), "end").end("user_hangup");
      return c.body(null, 204);
    })
    .post("/calls/:id/answer", async (c) => {
      await session(c.req.param("id"), "answer").answer();
      return c.body(null, 204);
    })
    .post("/calls/:id/decline", async (c) => {
      await session(c.req.param("id"), "answer").end("user_declined");
      return c.body(null, 204);
    })
    .post("/calls/:id/join", async (c) => {
      const { live, ...request } = await readBody(c, JoinBody);
      const id = c.req.param("id");
      await session(id, "join").join(live ? livePlaying : choosePlaying(request, id));
      return c.body(null, 204);
    });
}

/** Some personas only pick up the phone, or do not; they never call anybody. */
function assertCalls({ caller, playedBy }: Playing): void {
  if (caller && "persona" in caller && caller.persona.pickup !== "talks") {
    throw badRequest(`persona: ${playedBy} answers calls and makes none.`);
  }
}
