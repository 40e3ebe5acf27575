import { Hono } from "hono";
import { z } from "zod";
import type { SandboxContext } from "../context";
import type { AgentVersion } from "./agent-fields";
import { agentVersions } from "./agents";
import { copyEngine, nextVersion, publishEngine } from "./engine-versions";
import { RetellError } from "./errors";
import { pageOf, PageQuery } from "./page";
import { readBody, readQuery } from "./read-request";
import { versionNumber } from "./versions";

const opt = z.exactOptional;
const CreateBody = z.strictObject({ base_version: z.int() });
const PublishBody = z.strictObject({
  version: z.int(),
  version_title: opt(z.string()),
  version_description: opt(z.string()),
});
const DeleteQuery = z.strictObject({ version: z.coerce.number().int() });

/** Versions of an agent. The agent's LLM or flow goes with it, under the same number. */
export function agentVersionRoutes(sandbox: SandboxContext): Hono {
  const { store, now } = sandbox;

  return (
    new Hono()
      .post("/create-agent-version/:id", async (c) => {
        const id = c.req.param("id");
        const { base_version: baseVersion } = await readBody(c, CreateBody);
        const versions = agentVersions(sandbox, id);
        const base = versionNumber(versions, baseVersion);
        const version = nextVersion(sandbox, versions, base.response_engine);
        const { version_title: _title, version_description: _description, ...content } = base;
        const draft: AgentVersion = {
          ...content,
          version,
          base_version: baseVersion,
          is_published: false,
          last_modification_timestamp: now(),
          response_engine: copyEngine(sandbox, base.response_engine, version),
        };
        store.put("agents", id, { versions: [...versions, draft] });
        return c.json(draft, 201);
      })
      .post("/publish-agent-version/:id", async (c) => {
        const id = c.req.param("id");
        const { version, ...words } = await readBody(c, PublishBody);
        const versions = agentVersions(sandbox, id);
        const draft = versionNumber(versions, version);
        const published = { ...draft, ...words, is_published: true, last_modification_timestamp: now() };
        store.put("agents", id, { versions: versions.map((v) => (v === draft ? published : v)) });
        publishEngine(sandbox, draft.response_engine);
        return c.body(null, 200);
      })
      // All of them at once and in full: what the SDK's `agent.getVersions` asks for.
      .get("/get-agent-versions/:id", (c) => c.json(agentVersions(sandbox, c.req.param("id"))))
      .get("/list-agent-versions/:id", (c) => {
        const versions = agentVersions(sandbox, c.req.param("id"));
        const page = pageOf(versions, readQuery(c, PageQuery), (v) => [v.version, v.agent_id]);
        return c.json({ ...page, items: page.items.map(toItem) });
      })
      .delete("/delete-agent-version/:id", (c) => {
        const id = c.req.param("id");
        const versions = agentVersions(sandbox, id);
        const gone = versionNumber(versions, readQuery(c, DeleteQuery).version);
        if (versions.length === 1) throw new RetellError(400, "Cannot delete the only version of an agent.");
        store.put("agents", id, { versions: versions.filter((v) => v !== gone) });
        return c.body(null, 204);
      })
  );
}

function toItem(v: AgentVersion) {
  return {
    version: v.version,
    is_published: v.is_published,
    last_modification_timestamp: v.last_modification_timestamp,
    ...(typeof v.base_version === "number" ? { base_version: v.base_version } : {}),
    ...(v.version_title ? { version_title: v.version_title } : {}),
    ...(v.version_description ? { version_description: v.version_description } : {}),
  };
}
