import type { OpenApiOperation } from "@voxcalls/api";
import { Badge } from "@voxcalls/ui/badge";

interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly type: string;
  readonly description: string;
}

type Schema = Record<string, unknown>;

/** One route: what it is for, what it takes, what it answers. Opens on click; works without a script. */
export function Operation({ method, path, operation }: { method: string; path: string; operation: OpenApiOperation }) {
  const body = operation.requestBody?.content["application/json"].schema;
  const parameters = (operation.parameters ?? []).map(({ name, required, schema }) => fieldOf(name, required, schema));
  const [status, answer] = Object.entries(operation.responses)[0] ?? ["", {}];
  return (
    <details className="group">
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-accent">
        <code className="w-14 shrink-0 text-compact font-semibold">{method}</code>
        <code className="text-compact">{path}</code>
        <span className="text-compact text-muted-foreground">{operation.summary}</span>
        {operation.security?.length === 0 ? <Badge>no sign-in</Badge> : null}
      </summary>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-4 text-compact">
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
