import type { OpenApiOperation } from "@voxcalls/api";
import { Badge } from "@voxcalls/ui/badge";
import { ChevronRight } from "lucide-react";

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

type Schema = Record<string, unknown>;

const tones: Record<string, "info" | "success" | "warning" | "danger"> = {
  GET: "info",
  POST: "success",
  PATCH: "warning",
  DELETE: "danger",
};

/** One route: what it is for, what it takes, what it answers. Opens on click; works without a script. */
export function Operation({ method, path, operation }: { method: string; path: string; operation: OpenApiOperation }) {
  const body = operation.requestBody?.content["application/json"].schema;
  const parameters = (operation.parameters ?? []).map(({ name, required, schema }) => fieldOf(name, required, schema));
  const [status, answer] = Object.entries(operation.responses)[0] ?? ["", {}];
  return (
    <details className="group">
      <summary className="flex min-h-10 cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 -outline-offset-2 hover:bg-accent [&::-webkit-details-marker]:hidden">
        <Badge tone={tones[method] ?? "neutral"} className="w-14 justify-center font-mono">
          {method}
        </Badge>
        <code className="text-compact break-all">{path}</code>
        {operation.security?.length === 0 ? <Badge tone="outline">no sign-in</Badge> : null}
        <span className="text-compact text-muted-foreground max-sm:w-full sm:ml-auto">{operation.summary}</span>
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-muted-foreground transition-transform group-open:rotate-90 max-sm:hidden"
        />
      </summary>
      <div className="flex flex-col gap-4 border-t bg-muted px-4 pt-3 pb-4 text-compact">
        {operation.description ? (
          <p className="text-muted-foreground">{operation.description.replaceAll("`", "")}</p>
        ) : null}
        <Fields title="Parameters" fields={parameters} />
        <Fields title="Body" fields={body ? fieldsOf(body) : []} />
        <Fields title={`Answer ${status}`} fields={fieldsOf(answerSchema(answer))} />
      </div>
    </details>
  );
}

function Fields({ title, fields }: { title: string; fields: Field[] }) {
  if (fields.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 font-medium">{title}</h3>
      <dl className="divide-y">
        {fields.map((field) => (
          <div key={field.name} className="grid gap-x-4 py-1 sm:grid-cols-[14rem_minmax(0,1fr)]">
            <dt>
              <code>{field.name}</code>
              {field.required ? null : <span className="ml-1.5 text-muted-foreground">optional</span>}
            </dt>
            <dd className="text-muted-foreground">
              <code>{field.type}</code>
              {field.description ? ` – ${field.description}` : ""}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function answerSchema(answer: Schema): Schema {
  const content = answer["content"] as Record<string, { schema: Schema }> | undefined;
  return content?.["application/json"]?.schema ?? {};
}

function fieldsOf(schema: Schema): Field[] {
  const required = (schema["required"] as string[] | undefined) ?? [];
  return Object.entries((schema["properties"] as Record<string, Schema> | undefined) ?? {}).map(([name, field]) =>
    fieldOf(name, required.includes(name), field),
  );
}

function fieldOf(name: string, required: boolean, schema: Schema): Field {
  const description = schema["description"];
  return { name, required, type: typeOf(schema), description: typeof description === "string" ? description : "" };
}

function typeOf(schema: Schema): string {
  if (Array.isArray(schema["enum"])) return schema["enum"].join(" | ");
  const either = schema["anyOf"];
  if (Array.isArray(either)) return either.map((option) => typeOf(option as Schema)).join(" | ");
  if (schema["type"] === "array") return `${typeOf((schema["items"] as Schema | undefined) ?? {})}[]`;
  const format = schema["format"];
  const type = schema["type"];
  return typeof format === "string" ? format : typeof type === "string" ? type : "any";
}
