"use client";

import type { FlowNode } from "@voxcalls/api/schemas/flow-nodes";
import { Field } from "@voxcalls/ui/field";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Trash2 } from "lucide-react";
import { useMemo } from "react";
import { useEditor } from "../editor/editor-context";
import { KindIcon } from "../editor/kind-icon";
import { exitsOf } from "../model/exits";
import { kinds } from "../model/kinds";
import { GlobalPart } from "./global-part";
import { KindPart, SpokenPart } from "./kind-part";
import { KnowledgePart } from "./knowledge-part";
import { MannersPart } from "./manners-part";
import { ModelPart } from "./model-part";
import { nodeErrors } from "./node-errors";
import type { PartProps } from "./part";
import { Section } from "./section";
import { SubagentTools } from "./subagent-tools";
import { WaysPart } from "./ways-part";

const talks = (node: FlowNode) => node.type === "conversation" || node.type === "subagent";
const thinks = (node: FlowNode) => node.type !== "end" && node.type !== "code" && node.type !== "transfer_call";

/** The form of one node. */
export function NodeInspector({ node }: { node: FlowNode }) {
  const { change, readOnly, problems } = useEditor();
  const errors = useMemo(() => nodeErrors(node), [node]);
  const own = problems.filter(({ nodeId }) => nodeId === node.id);
  const patch: PartProps["patch"] = (fields, field) =>
    change(
      { type: "patch-node", id: node.id, patch: fields },
      field === undefined ? {} : { together: `${node.id} ${field}` },
    );
  const part = { node, patch, errors };
  const exits = exitsOf(node).filter(({ kind }) => kind !== "back");
  return (
    <fieldset disabled={readOnly} className="min-w-0" key={node.id}>
      <legend className="sr-only">{kinds[node.type].label}</legend>
      <div className="flex flex-col gap-3 border-b p-4">
        <div className="flex items-center gap-2.5">
          <KindIcon type={node.type} />
          <div className="min-w-0 flex-1">
            <div className="text-compact font-semibold">{kinds[node.type].label}</div>
            <p className="text-xs text-muted-foreground">{kinds[node.type].about}</p>
          </div>
          {readOnly ? null : (
            <IconButton
              label="Delete this node"
              icon={<Trash2 />}
              size="icon-sm"
              onClick={() => change({ type: "remove", keys: [node.id] }, { select: [] })}
            />
          )}
        </div>
        <Field label="Name" error={errors["name"]}>
          <Input
            value={node.name ?? ""}
            maxLength={100}
            placeholder={node.id}
            onChange={(event) => patch({ name: event.target.value === "" ? undefined : event.target.value }, "name")}
          />
        </Field>
        {own.length > 0 ? (
          <ul className="flex flex-col gap-1 text-compact">
            {own.map(({ code, edgeId, message, severity }, index) => (
              <li
                key={`${code} ${edgeId} ${index}`}
                className={severity === "error" ? "text-destructive-text" : "text-warning-strong"}
              >
                {message}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <SpokenPart {...part} />
      <KindPart {...part} />
      {exits.length > 0 || talks(node) ? (
        <Section title="Where it goes on" aside={exits.length > 0 ? exits.length : undefined} open>
          <WaysPart {...part} />
        </Section>
      ) : null}
      {node.type === "subagent" ? (
        <Section title="Tools" aside={(node.toolIds?.length ?? 0) + (node.tools?.length ?? 0) || undefined}>
          <SubagentTools {...part} node={node} />
        </Section>
      ) : null}
      {node.type === "conversation" || node.type === "subagent" ? (
        <>
          <Section title="Knowledge" aside={node.knowledgeBaseIds?.length}>
            <KnowledgePart
              chosen={node.knowledgeBaseIds ?? []}
              passages={node.kbConfig}
              unset="As the flow"
              onChoose={(ids) => patch({ knowledgeBaseIds: ids.length === 0 ? undefined : ids })}
              onPassages={(kbConfig, field) => patch({ kbConfig }, field)}
            />
          </Section>
          <Section title="How it listens and speaks">
            <MannersPart {...part} node={node} />
          </Section>
        </>
      ) : null}
      {thinks(node) ? (
        <Section title="Model" aside={node.modelChoice?.model}>
          <ModelPart choice={node.modelChoice} unset="As the flow" onChange={(modelChoice) => patch({ modelChoice })} />
        </Section>
      ) : null}
      <Section title="From everywhere" aside={node.globalNodeSetting ? "On" : undefined}>
        <GlobalPart {...part} />
      </Section>
    </fieldset>
  );
}
