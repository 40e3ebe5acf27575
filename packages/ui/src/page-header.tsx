import type { ReactNode } from "react";

type PageHeaderProps = {
  title: string;
  /** One sentence: what the page is for, or the state of its thing. */
  description?: ReactNode;
  /** Beside the title: a badge or status. */
  meta?: ReactNode;
  /** At the right: the one primary act last, quieter ones before it. */
  actions?: ReactNode;
  /** A Breadcrumb, on pages below a list. */
  breadcrumb?: ReactNode;
};

/** Head of every page. */
export function PageHeader({ title, description, meta, actions, breadcrumb }: PageHeaderProps) {
  return (
    <header className="mb-6 flex flex-col gap-3">
      {breadcrumb}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-title text-balance break-words">{title}</h1>
            {meta}
          </div>
          {description ? <p className="mt-0.5 max-w-2xl text-muted-foreground">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </header>
  );
}
