"use client";

import type { McpServer } from "@voxcalls/api/schemas/tools";
import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useEditor } from "../editor/editor-context";
import { McpDialog } from "./mcp-dialog";

const blank: McpServer = { name: "", url: "" };

/** The MCP servers of the flow. Nodes name them; a new name goes to the nodes, too. */
export function McpServers() {
  const { state, change, readOnly } = useEditor();
  const { present: flow } = state;
  const { mcps } = flow;
  const [edited, setEdited] = useState<{ readonly server: McpServer; readonly index: number | null } | null>(null);
  const keep = (server: McpServer, index: number | null) => {
    const before = index === null ? undefined : mcps[index];
    const next = before ? mcps.map((one) => (one === before ? server : one)) : [...mcps, server];
    const nodes = flow.nodes.map((node) =>
      before && node.type === "mcp" && node.mcpId === before.name ? { ...node, mcpId: server.name } : node,
    );
    change({ type: "settings", patch: { mcps: next, ...(before?.name !== server.name && before && { nodes }) } });
    setEdited(null);
  };
  return (
    <>
      {mcps.length > 0 ? (
        <ul className="divide-y rounded-lg border">
          {mcps.map((server, index) => (
            <li key={index} className="flex items-center gap-1 py-1 pr-1 pl-3">
              <div className="min-w-0 flex-1">
                <div className="truncate text-compact font-medium">{server.name}</div>
                <div className="truncate text-xs text-muted-foreground">{server.url}</div>
              </div>
              <IconButton
                label={`Edit ${server.name}`}
                icon={<Pencil />}
                size="icon-sm"
                onClick={() => setEdited({ server, index })}
              />
              <IconButton
                label={`Delete ${server.name}`}
                icon={<Trash2 />}
                size="icon-sm"
                onClick={() => change({ type: "settings", patch: { mcps: mcps.filter((one) => one !== server) } })}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-compact text-muted-foreground">
          A server that offers tools by the Model Context Protocol; nodes “MCP tool” call them.
        </p>
      )}
      {readOnly ? null : (
        <Button size="sm" className="self-start" onClick={() => setEdited({ server: blank, index: null })}>
          <Plus />
          MCP server
        </Button>
      )}
      {edited ? (
        <McpDialog
          server={edited.server}
          others={mcps.filter((_, index) => index !== edited.index).map(({ name }) => name)}
          onClose={() => setEdited(null)}
          onKeep={(server) => keep(server, edited.index)}
        />
      ) : null}
    </>
  );
}
