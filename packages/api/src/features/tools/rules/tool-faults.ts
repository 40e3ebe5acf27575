import type { Parameters, Tool } from "../schemas";

/** Something in a tool that no call could use. */
interface Fault {
  /** Where, seen from the tool: `parameters.properties.day.type`. */
  readonly key: string;
  readonly message: string;
}

/** What is wrong with a tool beyond its form: a schema that describes nothing, a time zone that is none. */
export function toolFaults(tool: Tool): Fault[] {
  switch (tool.type) {
    case "custom":
      return [...headerFaults(tool.headers), ...(tool.parameters ? parameterFaults(tool.parameters) : [])];
    case "check_availability_cal":
    case "book_appointment_cal":
      return isZone(tool.timezone) ? [] : [{ key: "timezone", message: "There is no such time zone." }];
    case "extract_dynamic_variable":
      return variableFaults(tool.variables);
    default:
      return [];
  }
}

/** Headers that say how the request itself is sent, or who sent it: they are not a tool's to write. */
const ownHeaders = new Set(["host", "content-length", "transfer-encoding", "connection", "x-retell-signature"]);

function headerFaults(headers: object | null | undefined): Fault[] {
  const own = Object.keys(headers ?? {}).filter((name) => ownHeaders.has(name.toLowerCase()));
  return own.map((name) => ({ key: `headers.${name}`, message: `${name} is set by whoever sends the request.` }));
}

/** Variables of one name, of which the model could fill in only one. */
export function variableFaults(variables: readonly { readonly name: string }[]): Fault[] {
  const names = variables.map(({ name }) => name);
  const again = names.findIndex((name, at) => names.indexOf(name) !== at);
  return again < 0 ? [] : [{ key: `variables.${again}.name`, message: `Two variables are called ${names[again]}.` }];
}

/** Whether it is a zone of the IANA database, older names too; a {{variable}} will be one, and none is the provider's own. */
export function isZone(zone: string | null | undefined): boolean {
  if (!zone || /^\{\{[^{}]+\}\}$/.test(zone)) return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const deepest = 10;
const types: ReadonlySet<unknown> = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

/** What of a JSON schema a model could not fill in. Only what everybody writes is looked at: type, properties, required and items. */
export function parameterFaults(parameters: Parameters, key = "parameters"): Fault[] {
  return schemaFaults(parameters, key, 0);
}

function schemaFaults(schema: unknown, key: string, depth: number): Fault[] {
  if (depth > deepest) return [{ key, message: `At most ${deepest} objects within one another.` }];
  if (!isRecord(schema)) return [{ key, message: 'Describe it by an object, like {"type": "string"}.' }];
  const { type, properties, required, items } = schema;
  const named = type === undefined ? [] : Array.isArray(type) ? (type as unknown[]) : [type];
  const faults: Fault[] = named.every((one) => types.has(one))
    ? []
    : [{ key: `${key}.type`, message: `A type is one of ${[...types].join(", ")}.` }];
  if (items !== undefined) faults.push(...schemaFaults(items, `${key}.items`, depth + 1));
  if (properties !== undefined && !isRecord(properties))
    return [...faults, { key: `${key}.properties`, message: "Describe the properties by their names." }];
  for (const [name, one] of Object.entries(properties ?? {}))
    faults.push(...schemaFaults(one, `${key}.properties.${name}`, depth + 1));
  const needed: unknown = required ?? [];
  if (!Array.isArray(needed))
    return [...faults, { key: `${key}.required`, message: "List the names that are required." }];
  const lost = needed.findIndex((name) => typeof name !== "string" || !Object.hasOwn(properties ?? {}, name));
  return lost < 0
    ? faults
    : [...faults, { key: `${key}.required.${lost}`, message: "There is no property of this name." }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
