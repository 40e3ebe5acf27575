"use client";

import { FlowDefinition, FlowFile } from "@voxcalls/api/schemas/flows";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useEditor } from "./editor-context";

const shown = 8;

/** The drawing as JSON, to be read, copied, or written by hand. It becomes the drawing when it is right, as one step of the history. */
export function JsonView() {
  const { state, change, readOnly } = useEditor();
  const { present } = state;
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(() => JSON.stringify(present, null, 2));
  const [of, setOf] = useState(present);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const isTyped = text !== JSON.stringify(of, null, 2);
  if (of !== present && !isTyped) {
    setOf(present);
    setText(JSON.stringify(present, null, 2));
  }
  const apply = () => {
    const found = read(text);
    if (Array.isArray(found)) setFaults(found);
    else {
      setFaults([]);
      setOf(found.definition);
      setText(JSON.stringify(found.definition, null, 2));
      change({ type: "replace", definition: found.definition }, { select: [] });
    }
  };
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-0 flex-1 text-compact text-muted-foreground">
          The drawing as it is stored. Sealed values stand as their ids.
        </p>
        {readOnly ? null : (
          <>
            <input
              ref={picker}
              type="file"
              accept="application/json,.json"
              aria-label="File to read"
              className="hidden"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) void file.text().then(setText);
                event.target.value = "";
              }}
            />
            <Button size="sm" onClick={() => picker.current?.click()}>
              <Upload />
              Read a file
            </Button>
            <Button
              size="sm"
              variant="ghost"
              disabled={!isTyped}
              onClick={() => setText(JSON.stringify(present, null, 2))}
            >
              Put back
            </Button>
            <Button size="sm" variant="primary" disabled={!isTyped} onClick={apply}>
              Use this
            </Button>
          </>
        )}
      </div>
      {faults.length > 0 ? (
        <Callout tone="danger" title="That is no flow yet">
          <ul>
            {faults.slice(0, shown).map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
          {faults.length > shown ? <p>and {faults.length - shown} more</p> : null}
        </Callout>
      ) : null}
      <textarea
        data-own-undo
        aria-label="JSON of the flow"
        spellCheck={false}
        readOnly={readOnly}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="min-h-0 flex-1 resize-none rounded-lg border border-input bg-field p-3 font-mono text-xs"
      />
    </div>
  );
}

/** A drawing, alone or in a file of ours; or what is wrong with the text. */
function read(text: string): { definition: FlowDefinition } | string[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return [error instanceof Error ? error.message : "That is no JSON."];
  }
  const isFile = typeof json === "object" && json !== null && "format" in json;
  const parsed = isFile ? FlowFile.safeParse(json) : FlowDefinition.safeParse(json);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  return { definition: "definition" in parsed.data ? parsed.data.definition : parsed.data };
}
