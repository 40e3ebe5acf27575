import type { CustomTool } from "@voxcalls/api/schemas/tools";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Textarea } from "@voxcalls/ui/textarea";
import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { trpc } from "~/trpc/client";
import { failureWords } from "~/trpc/failure";
import { rowsOf } from "./parameter-rows";
import { WebhookAnswer } from "./webhook-answer";

const samples = { string: "example", number: 1, integer: 1, boolean: true } as const;

/** Sends the tool's request for real, with values that the reader makes up, and shows what came of it. */
export function TestWebhook({ tool }: { readonly tool: CustomTool }) {
  const [text, setText] = useState<string | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  const test = trpc.tools.test.useMutation();
  const begin = Object.fromEntries(rowsOf(tool.parameters).map(({ name, type }) => [name, samples[type]]));
  const send = () => {
    const args = text === null ? begin : read(text);
    setIsBroken(args === null);
    if (args !== null) test.mutate({ tool, args });
  };
  return (
    <div role="group" aria-label="Try it" className="flex flex-col gap-3 rounded-lg border bg-muted p-3">
      <Field
        label="Try it with"
        help="Sent for real, signed as in a call. Nothing is saved."
        error={isBroken ? "That is no JSON object." : undefined}
      >
        <Textarea
          rows={3}
          spellCheck={false}
          className="font-mono text-xs"
          value={text ?? JSON.stringify(begin, null, 2)}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Button size="sm" className="self-start" onClick={send} pending={test.isPending}>
        <FlaskConical />
        Test
      </Button>
      {test.error ? (
        <Callout tone="danger" title="It could not be tried">
          {failureWords(test.error)}
        </Callout>
      ) : null}
      {test.data ? <WebhookAnswer result={test.data} /> : null}
    </div>
  );
}

function read(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text.trim() || "{}");
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)
      ? (parsed as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
