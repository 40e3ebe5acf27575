import type { ToolTest } from "@voxcalls/api/schemas/tools";
import { Callout } from "@voxcalls/ui/callout";

/** What was sent, what came back, and how long it took. */
export function WebhookAnswer({ result }: { readonly result: ToolTest }) {
  const { request, status, answer, tookMs, variables, findings } = result;
  const headers = Object.entries(request.headers).map(([name, value]) => `${name}: ${value}`);
  return (
    <div role="status" className="flex min-w-0 flex-col gap-3 text-compact">
      <p className="font-medium tabular-nums">
        {status === null ? "No answer" : `Answered ${status}`} after {tookMs.toLocaleString("en-US")} ms
      </p>
      {findings.length > 0 ? (
        <Callout tone="warning" title="This would trouble a call">
          {findings.map((finding) => (
            <span key={finding} className="block">
              {finding}
            </span>
          ))}
        </Callout>
      ) : null}
      {variables.length > 0 ? (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4">
          {variables.map(({ name, path, value }) => (
            <div key={name} className="contents">
              <dt className="font-mono text-xs leading-5">{name}</dt>
              <dd className="truncate">{value ?? `Not in the answer at ${path}`}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Raw title="Request">
        {[`${request.method} ${request.url}`, ...headers, ...(request.body ? ["", request.body] : [])].join("\n")}
      </Raw>
      {answer === null ? null : <Raw title="Answer">{answer === "" ? "(empty)" : answer}</Raw>}
    </div>
  );
}

function Raw({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div className="min-w-0">
      <div className="text-muted-foreground">{title}</div>
      <pre className="max-h-48 overflow-auto rounded-md border bg-card p-2 text-xs break-all whitespace-pre-wrap">
        {children}
      </pre>
    </div>
  );
}
