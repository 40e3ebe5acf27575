import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const client = join(dirname(fileURLToPath(import.meta.url)), "../../retell-client/src");

/** One body that was sent to Retell, and the type that its SDK gives such a body. */
export interface SentBody {
  readonly type: "ConversationFlowCreateParams" | "LlmCreateParams" | "AgentCreateParams";
  readonly body: unknown;
}

/**
 * What the compiler says when these bodies are written out as the SDK's own types: missing and unknown fields, wrong values. The types
 * are the installed SDK's, read anew, so that an update of it is noticed.
 */
export function sdkComplaints(bodies: readonly SentBody[]): string[] {
  const file = join(client, "sent-bodies.virtual.ts");
  const lines = bodies.map(
    ({ type, body }, index) => `export const b${index}: Retell.${type} = ${JSON.stringify(body)};`,
  );
  const source = ['import type Retell from "retell-sdk";', ...lines].join("\n");
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(file, source, version) : getSourceFile.call(host, name, version);
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? source : readFile.call(host, name));
  const program = ts.createProgram([file], options, host);
  const checked = program.getSourceFile(file);
  return [...program.getSyntacticDiagnostics(checked), ...program.getSemanticDiagnostics(checked)].map(
    ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"),
  );
}
