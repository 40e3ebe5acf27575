import type { PagePreview } from "@voxcalls/api/schemas/knowledge";

/** How a web page begins, as text: its markup is never put into ours. */
export function FoundPage({ page: { title, text, problem } }: { readonly page: PagePreview }) {
  return (
    <section aria-label="Preview" aria-live="polite" className="rounded-lg border text-compact">
      {title === null ? null : <p className="border-b px-3 py-2 font-medium">{title}</p>}
      {problem === null ? null : <p className="px-3 py-2">{problem}</p>}
      {text === "" ? null : (
        <p
          tabIndex={0}
          className="max-h-48 overflow-y-auto px-3 py-2 break-words whitespace-pre-line text-muted-foreground"
        >
          {text}
        </p>
      )}
    </section>
  );
}
