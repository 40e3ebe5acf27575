import type { Tool } from "../schemas";
import { mapTools, type Toolbox } from "../toolbox";

const says = /password|passwd|secret|token|apikey|accesskey|privatekey|signature|authorization|cookie|credential/;
const saysAlone: ReadonlySet<string> = new Set(["key", "auth", "sig", "pwd", "pass", "totp"]);

/** Whether a parameter of this name holds what nobody else should know, as the log's list of such names has it. */
function isCredential(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return says.test(plain) || saysAlone.has(plain);
}

const isVariable = (value: string) => /^\{\{[^{}]+\}\}$/.test(value);

/** The same with the values of such parameters empty, in addresses and beside them; their names stay and tell what is missing. */
export function withoutCredentials<T extends Toolbox>(box: T): T {
  const emptied = (name: string, value: string) => (isCredential(name) && !isVariable(value) ? "" : value);
  return mapTools(box, (tool) => {
    if (tool.type !== "custom") return tool;
    const { queryParams } = tool;
    const entries = Object.entries(queryParams ?? {}).map(([name, value]) => [name, emptied(name, value)] as const);
    const url = mapQuery(tool.url, emptied);
    return { ...tool, url, ...(queryParams && { queryParams: Object.fromEntries(entries) }) };
  });
}

/** The names of such parameters that have no value. */
export function emptyCredentials(tool: Tool): string[] {
  if (tool.type !== "custom") return [];
  const empty = Object.entries(tool.queryParams ?? {}).flatMap(([name, value]) => (value === "" ? [name] : []));
  mapQuery(tool.url, (name, value) => {
    if (value === "") empty.push(name);
    return value;
  });
  return [...new Set(empty)].filter(isCredential);
}

/** By hand: a URL object would write `{{variables}}` otherwise than their author did. */
function mapQuery(url: string, change: (name: string, value: string) => string): string {
  const [, path = "", query = "", fragment = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  const pairs = query
    .slice(1)
    .split("&")
    .map((pair) => {
      const [, name = "", equals = "", value = ""] = /^([^=]*)(=?)(.*)$/s.exec(pair) ?? [];
      return `${name}${equals}${change(nameOf(name), value)}`;
    });
  return path + (query && `?${pairs.join("&")}`) + fragment;
}

/** As the server that is called reads it. */
function nameOf(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
