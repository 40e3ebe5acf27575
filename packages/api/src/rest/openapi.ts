import { z } from "zod";
import type { $ZodType } from "zod/v4/core";
import { publicCodes } from "../kernel/errors";
import { keyScopes } from "../kernel/permissions";
import { snake } from "../kernel/snake-case";
import type { RestRoute } from "./table";
import { problemRef, sharedParameters, tooManyRequests, type OpenApiParameter } from "./openapi-shared";
import { fieldsOf } from "./wire";

type Json = Record<string, unknown>;

export interface OpenApiOperation {
  operationId: string;
  summary: string;
  tags: string[];
  description?: string;
  security?: Record<string, never[]>[];
  parameters?: OpenApiParameter[];
  requestBody?: { required: true; content: { "application/json": { schema: Json } } };
  responses: Record<string, Json>;
}

export interface OpenApiDocument extends Json {
  paths: Record<string, Partial<Record<"get" | "post" | "patch" | "delete", OpenApiOperation>>>;
}

/** JSON schema of a Zod schema in the outside spelling. Only keys of `properties` and `required` are renamed. */
function jsonSchema(schema: $ZodType, io: "input" | "output"): Json {
  const json = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    target: "draft-2020-12",
    override: ({ zodSchema, jsonSchema: node }) => {
      if (zodSchema._zod.def.type === "date") Object.assign(node, { type: "string", format: "date-time" });
    },
  }) as Json;
  delete json["$schema"];
  return rename(json) as Json;
}

function rename(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(rename);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === "properties") {
        return [
          key,
          Object.fromEntries(Object.entries(value as Json).map(([name, field]) => [snake(name), rename(field)])),
        ];
      }
      if (key === "required") return [key, (value as string[]).map(snake)];
      if (key === "enum" || key === "const" || key === "default" || key === "examples") return [key, value];
      return [key, rename(value)];
    }),
  );
}

function operation(route: RestRoute): OpenApiOperation {
  const fields = fieldsOf(route.input);
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const hasBody = route.method === "POST" || route.method === "PATCH";
  const schema = route.input ? jsonSchema(route.input, "input") : {};
  const properties = (schema["properties"] ?? {}) as Json;
  const required = (schema["required"] ?? []) as string[];
  const own = Object.keys(fields)
    .map(snake)
    .filter((name) => inPath.includes(name) || !hasBody)
    .map((name) => ({
      name,
      in: inPath.includes(name) ? ("path" as const) : ("query" as const),
      required: inPath.includes(name) || required.includes(name),
      schema: (properties[name] ?? {}) as Json,
    }));
  const parameters = [...own, ...sharedParameters(route)];
  const bodyProperties = Object.fromEntries(Object.entries(properties).filter(([name]) => !inPath.includes(name)));
  const body = {
    type: "object",
    properties: bodyProperties,
    required: required.filter((name) => name in bodyProperties),
    additionalProperties: false,
  };
  return {
    operationId: route.procedure.replaceAll(".", "_"),
    summary: route.summary,
    tags: [tagOf(route)],
    ...securityOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(hasBody &&
      Object.keys(bodyProperties).length > 0 && {
        requestBody: { required: true as const, content: { "application/json": { schema: body } } },
      }),
    responses: {
      ...successes(route),
      ...(route.respond === "file" && {
        "416": problemRef("The recording has no such bytes; `Content-Range` tells how many it has."),
      }),
      "429": tooManyRequests,
      "4XX": problemRef("What was sent cannot be done."),
      "5XX": problemRef("We or the provider failed."),
    },
  };
}

/** Who may ask, where it is not whoever brings a credential; and the scope that a key needs. */
function securityOf({ permission }: RestRoute): Pick<OpenApiOperation, "security" | "description"> {
  if (permission === "open") return { security: [] };
  if (permission === "signed-in" || !keyScopes.includes(permission)) return { security: [{ bearer: [] }] };
  return { description: `API keys need the scope \`${permission}\`.` };
}

const tagOf = (route: RestRoute): string => route.path.split("/")[1] ?? "";

function successes(route: RestRoute): Record<string, Json> {
  if (route.respond === "empty") return { [route.status]: { description: "Done." } };
  if (route.respond === "file") {
    const content = { "audio/wav": { schema: { type: "string", format: "binary" } } };
    const headers = {
      ETag: { description: "Stays the same for as long as the recording does.", schema: { type: "string" } },
      "Last-Modified": { description: "When it was stored.", schema: { type: "string" } },
    };
    const range = { description: "Which bytes, of how many.", schema: { type: "string" } };
    return {
      "200": { description: "The whole recording.", headers, content },
      "206": { description: "The range asked for.", headers: { ...headers, "Content-Range": range }, content },
    };
  }
  return { [route.status]: json(route) };
}

function json(route: RestRoute): Json {
  const isRevised = "revision" in fieldsOf(route.output);
  return {
    description: "Done.",
    ...(isRevised && {
      headers: { ETag: { description: "The revision, for `If-Match`.", schema: { type: "string" } } },
    }),
    content: {
      "application/json": { schema: route.output ? jsonSchema(route.output, "output") : {} },
      ...(route.csv !== null && { "text/csv": { schema: { type: "string" } } }),
    },
  };
}

/** The OpenAPI 3.1 document of every REST route, generated from the schemas that check the requests. */
export function openApiDocument(table: readonly RestRoute[], serverUrl: string): OpenApiDocument {
  const paths: OpenApiDocument["paths"] = {};
  for (const route of table)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  return {
    openapi: "3.1.0",
    info: {
      title: "VoxCalls API",
      version: "1.0.0",
      description:
        "AI phone agents for many organisations. JSON in snake_case, times in ISO 8601 UTC, decimals as strings.",
      license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
    },
    servers: [{ url: `${serverUrl}/api/v1` }],
    security: [{ bearer: [] }, { apiKey: [] }],
    tags: [...new Set(table.map(tagOf))].map((name) => ({
      name,
      description: `Everything of ${name}.`,
    })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", description: "An access token of POST /auth/login." },
        apiKey: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "vox_…",
          description: "An API key of the organisation; it may do what its scopes name.",
        },
      },
      schemas: {
        Problem: {
          type: "object",
          required: ["type", "title", "status", "detail", "code", "request_id", "errors"],
          properties: {
            type: { type: "string" },
            title: { type: "string" },
            status: { type: "integer" },
            detail: { type: "string" },
            code: { type: "string", enum: publicCodes },
            request_id: { type: "string" },
            errors: {
              type: "array",
              items: {
                type: "object",
                required: ["path", "message"],
                properties: { path: { type: "string" }, message: { type: "string" } },
              },
            },
          },
        },
      },
    },
  };
}
