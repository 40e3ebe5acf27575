import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { newRetellId } from "../ids";
import { badRequest, RetellError, unknownAsset } from "./errors";
import { LlmBody, type LlmVersion } from "./llm-fields";
import { pageOf, PageQuery } from "./page";
import { readBody, readQuery } from "./read-request";
import { assertDraft, resolveVersion } from "./versions";

const VersionQuery = z.strictObject({ version: z.exactOptional(z.coerce.number().int()) });
const DeleteQuery = z.strictObject({ force_delete: z.exactOptional(z.enum(["true", "false"])) });

/** `/create-retell-llm` and its kin. */
export function llmRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;
  const versionsOf = (id: string): LlmVersion[] => {
    const llm = store.get("llms", id);
    if (!llm) throw unknownAsset();
    return llm.versions;
  };

  return new Hono()
    .post("/create-retell-llm", async (c) => {
      const body = await readBody(c, LlmBody);
      const llm: LlmVersion = {
        llm_id: newRetellId("llm"),
        version: 0,
        is_published: false,
        last_modification_timestamp: now(),
        ...(body.s2s_model || body.model ? {} : { model: "gpt-4.1" as const }),
        ...body,
      };
      assertConsistent(llm);
      store.put("llms", llm.llm_id, { versions: [llm] });
      return c.json(llm, 201);
    })
    .get("/get-retell-llm/:id", (c) => {
      return c.json(resolveVersion(versionsOf(c.req.param("id")), readQuery(c, VersionQuery).version));
    })
    .patch("/update-retell-llm/:id", async (c) => {
      const id = c.req.param("id");
      const body = await readBody(c, LlmBody);
      const versions = versionsOf(id);
      const before = resolveVersion(versions, readQuery(c, VersionQuery).version);
      assertDraft(before, "llm");
      const after = { ...before, ...body, last_modification_timestamp: now() };
      assertConsistent(after);
      store.put("llms", id, { versions: versions.map((v) => (v === before ? after : v)) });
      return c.json(after);
    })
    .get("/v2/list-retell-llms", (c) => {
      const latest = store.all("llms").map((llm) => resolveVersion(llm.versions, "latest"));
      return c.json(pageOf(latest, readQuery(c, PageQuery), (v) => [v.last_modification_timestamp, v.llm_id]));
    })
    .delete("/delete-retell-llm/:id", (c) => {
      const id = c.req.param("id");
      versionsOf(id);
      if (readQuery(c, DeleteQuery).force_delete !== "true" && isUsed(sandbox, id)) {
        throw new RetellError(400, "Cannot delete llm that is used by an agent.");
      }
      store.remove("llms", id);
      return c.body(null, 204);
    });
}

function isUsed({ store }: SandboxContext, llmId: string): boolean {
  return store
    .all("agents")
    .some(({ versions }) =>
      versions.some((v) => v.response_engine.type === "retell-llm" && v.response_engine.llm_id === llmId),
    );
}

/** The rules that span fields, which Retell checks on the whole LLM. */
function assertConsistent(llm: LlmVersion): void {
  if (llm.model && llm.s2s_model) throw badRequest("model and s2s_model exclude each other.");
  assertUniqueNames(llm.general_tools ?? [], "general_tools");
  const states = llm.states ?? [];
  if (states.length === 0) return;
  assertUniqueNames(states, "states");
  const names = new Set(states.map((state) => state.name));
  if (!llm.starting_state || !names.has(llm.starting_state)) throw badRequest("starting_state must name a state.");
  for (const state of states) {
    assertUniqueNames(state.tools ?? [], `states.${state.name}.tools`);
    for (const edge of state.edges ?? []) {
      if (!names.has(edge.destination_state_name)) {
        throw badRequest(`states.${state.name}.edges: no state is named ${edge.destination_state_name}.`);
      }
    }
  }
}

function assertUniqueNames(items: { name: string }[], path: string): void {
  if (new Set(items.map((item) => item.name)).size < items.length) throw badRequest(`${path}: names must be unique.`);
}
