import { type Context, Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import { newRetellId } from "../ids";
import { notFound, RetellError } from "./errors";
import { assertFlowConsistent, labelOf } from "./flow-checks";
import { CreateFlowBody, type FlowVersion, UpdateFlowBody } from "./flow-fields";
import { pageOf, PageQuery } from "./page";
import { readBody, readQuery } from "./read-request";
import { assertDraft, versionNumber } from "./versions";

const VersionQuery = z.strictObject({ version: z.exactOptional(z.coerce.number().int()) });
const DeleteQuery = z.strictObject({ force_delete: z.exactOptional(z.enum(["true", "false"])) });

/** `/create-conversation-flow` and its kin. Unlike most things, a flow that does not exist is 404. */
export function flowRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;
  const versionsOf = (id: string): FlowVersion[] => {
    const flow = store.get("conversation_flows", id);
    if (!flow) throw notFound();
    return flow.versions;
  };
  const find = (c: Context, id: string): FlowVersion => {
    const { version } = readQuery(c, VersionQuery);
    const versions = versionsOf(id);
    return versionNumber(versions, version ?? Math.max(...versions.map((v) => v.version)));
  };

  return new Hono()
    .post("/create-conversation-flow", async (c) => {
      const flow: FlowVersion = {
        conversation_flow_id: newRetellId("conversation_flow"),
        version: 0,
        is_published: false,
        last_modification_timestamp: now(),
        ...(await readBody(c, CreateFlowBody, describe)),
      };
      assertFlowConsistent(flow);
      store.put("conversation_flows", flow.conversation_flow_id, { versions: [flow] });
      return c.json(view(flow), 201);
    })
    .get("/get-conversation-flow/:id", (c) => c.json(view(find(c, c.req.param("id")))))
    .patch("/update-conversation-flow/:id", async (c) => {
      const id = c.req.param("id");
      const { is_transfer_cf: _onlyAtCreation, ...body } = await readBody(c, UpdateFlowBody, describe);
      const before = find(c, id);
      assertDraft(before, "conversation flow");
      const after: FlowVersion = { ...before, ...body, last_modification_timestamp: now() };
      assertFlowConsistent(after);
      store.put("conversation_flows", id, { versions: versionsOf(id).map((v) => (v === before ? after : v)) });
      return c.json(view(after));
    })
    .get("/v2/list-conversation-flows", (c) => {
      const latest = store
        .all("conversation_flows")
        .flatMap(({ versions }) => versions.reduce((best, v) => (best.version > v.version ? best : v)));
      const page = pageOf(latest, readQuery(c, PageQuery), (v) => [
        v.last_modification_timestamp,
        v.conversation_flow_id,
      ]);
      return c.json({ ...page, items: page.items.map(view) });
    })
    .delete("/delete-conversation-flow/:id", (c) => {
      const id = c.req.param("id");
      versionsOf(id);
      if (readQuery(c, DeleteQuery).force_delete !== "true" && isUsed(sandbox, id)) {
        throw new RetellError(400, "Cannot delete conversation flow that is used by an agent.");
      }
      store.remove("conversation_flows", id);
      return c.body(null, 204);
    });
}

/** A flow does not tell whether it is published; its agent does. */
function view({ is_published: _ofAgent, ...flow }: FlowVersion) {
  return flow;
}

function isUsed({ store }: SandboxContext, flowId: string): boolean {
  return store
    .all("agents")
    .some(({ versions }) =>
      versions.some(
        ({ response_engine: engine }) => engine.type === "conversation-flow" && engine.conversation_flow_id === flowId,
      ),
    );
}

const Named = z.looseObject({ id: z.unknown().optional(), name: z.unknown().optional() });
const Nodes = z.looseObject({ nodes: z.array(z.unknown()) });
const Components = z.looseObject({ components: z.array(Nodes) });

/** Tells of a bad field which node it is in, by the node's name. */
function describe(path: PropertyKey[], body: unknown): string | undefined {
  const [first, index, ...rest] = path;
  if (first === "components" && typeof index === "number") {
    const component = Components.safeParse(body).data?.components[index];
    return component && describe(rest, component);
  }
  if (first !== "nodes" || typeof index !== "number") return undefined;
  const node = Named.safeParse(Nodes.safeParse(body).data?.nodes[index]).data;
  return node && `node ${labelOf(node)}: ${rest.join(".")}`;
}
