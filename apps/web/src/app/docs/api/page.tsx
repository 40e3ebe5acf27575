import { apiDocument } from "@voxcalls/api";
import { buttonVariants } from "@voxcalls/ui/button";
import { Logo } from "@voxcalls/ui/logo";
import type { Metadata } from "next";
import { Operation } from "~/features/api-docs/operation";
import { deps } from "~/server/deps";

export const metadata: Metadata = { title: "API" };
export const dynamic = "force-dynamic";

/** The OpenAPI document, for people. */
export default function ApiDocsPage() {
  const base = deps().env.API_BASE_URL;
  const operations = Object.entries(apiDocument(base).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const tags = [...new Set(operations.map(({ operation }) => operation.tags[0] ?? ""))];
  return (
    <div className="mx-auto grid max-w-6xl gap-x-12 px-4 py-8 md:grid-cols-[12rem_minmax(0,1fr)] md:px-8">
      <nav
        aria-label="Resources"
        className="mb-8 md:sticky md:top-8 md:max-h-[calc(100dvh-4rem)] md:self-start md:overflow-y-auto"
      >
        <Logo word />
        <ul className="mt-6 flex flex-wrap gap-x-4 gap-y-1 text-compact md:flex-col">
          {tags.map((tag) => (
            <li key={tag}>
              <a
                href={`#${tag}`}
                className="flex min-h-7 items-center justify-between gap-3 rounded-md text-secondary-foreground hover:text-foreground md:-mx-2 md:px-2 md:hover:bg-accent"
              >
                <span className="first-letter:uppercase">{tag.replaceAll("-", " ")}</span>
                <span className="text-xs text-muted-foreground">
                  {operations.filter(({ operation }) => operation.tags[0] === tag).length}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        <h1 className="text-title">API</h1>
        <p className="mt-1 max-w-2xl text-muted-foreground">
          JSON in snake_case below <code className="text-foreground">{base}/api/v1</code>. Sign in with{" "}
          <code className="text-foreground">POST /auth/login</code> and send the access token as{" "}
          <code className="text-foreground">Authorization: Bearer …</code>. Lists are newest first: pass{" "}
          <code className="text-foreground">next_cursor</code> back as <code className="text-foreground">cursor</code>.
          Errors are <code className="text-foreground">application/problem+json</code>. For programs:{" "}
          {/* Not a page: a link of the router would fetch it ahead as one. */}
          <a href="/api/v1/openapi.json" className={buttonVariants({ variant: "link" })}>
            openapi.json
          </a>
          .
        </p>
        {tags.map((tag) => (
          <section key={tag} id={tag} aria-label={tag} className="mt-10 scroll-mt-6">
            <h2 className="mb-3 text-base font-semibold first-letter:uppercase">{tag.replaceAll("-", " ")}</h2>
            <div className="divide-y overflow-hidden rounded-lg border bg-card">
              {operations
                .filter(({ operation }) => operation.tags[0] === tag)
                .map((entry) => (
                  <Operation key={entry.operation.operationId} {...entry} />
                ))}
            </div>
          </section>
        ))}
      </main>
    </div>
  );
}
