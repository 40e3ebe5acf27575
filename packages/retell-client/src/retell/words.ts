/** Names that differ from the plain camelCase of the provider's: an id says whose it is. */
const RENAMED = {
  agent_id: "retellAgentId",
  llm_id: "retellLlmId",
  conversation_flow_id: "retellFlowId",
  knowledge_base_id: "retellKnowledgeBaseId",
  knowledge_base_ids: "retellKnowledgeBaseIds",
  call_id: "retellCallId",
} as const;

/** Below these the keys belong to whoever wrote them (variable names, JSON schemas, headers) and are never touched. */
const FREE_KEYS: ReadonlySet<string> = new Set([
  "collected_dynamic_variables",
  "custom_analysis_data",
  "custom_attributes",
  "custom_sip_headers",
  "default_dynamic_variables",
  "dynamic_variables",
  "headers",
  "input_schema",
  "metadata",
  "override_dynamic_variables",
  "parameters",
  "properties",
  "query_params",
  "response_variables",
  "retell_llm_dynamic_variables",
  "tags",
]);

/** Lists that the provider changes every few weeks: plain text in our types, so that a new model needs no release. */
type OpenList = "model" | "s2s_model" | "post_call_analysis_model" | "voice_model" | "language" | "ambient_sound";
type Opened<V> = V extends string ? string : V extends readonly string[] ? string[] : V;

type CamelCase<K extends string> = K extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : K;
type Word<K> = K extends keyof typeof RENAMED
  ? (typeof RENAMED)[K]
  : K extends string
    ? string extends K
      ? K
      : CamelCase<K>
    : K;
type IfOptional<T, K extends keyof T> = Record<never, never> extends Pick<T, K> ? undefined : never;

/** The provider's type in our words: camelCase keys, prefixed ids, open lists as text; `undefined` means "not given". */
export type InOurWords<T> = unknown extends T
  ? T
  : T extends readonly (infer Item)[]
    ? InOurWords<Item>[]
    : T extends object
      ? { [K in keyof T as Word<K>]: (K extends OpenList ? Opened<T[K]> : InOurWords<T[K]>) | IfOptional<T, K> }
      : T;

const OURS = new Map<string, string>(Object.entries(RENAMED));
const THEIRS = new Map<string, string>(Object.entries(RENAMED).map(([theirs, ours]) => [ours, theirs]));

/** Our words to the provider's. Keys that are `undefined` are left out; `null` (clear the setting) stays. */
export function toWire<T>(value: InOurWords<T>): T {
  return renameKeys(value, (key) => {
    const theirs = THEIRS.get(key) ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return { renamed: theirs, theirs };
  }) as T;
}

/** The provider's words to ours, for objects that are looked at or compared as a whole. Not validated. */
export function fromWire(value: Record<string, unknown>): Record<string, unknown> {
  return renameKeys(value, (key) => {
    const ours = OURS.get(key) ?? key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    return { renamed: ours, theirs: key };
  }) as Record<string, unknown>;
}

function renameKeys(value: unknown, rename: (key: string) => { renamed: string; theirs: string }): unknown {
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => {
        const { renamed, theirs } = rename(key);
        return [renamed, FREE_KEYS.has(theirs) ? item : renameKeys(item, rename)];
      }),
  );
}
