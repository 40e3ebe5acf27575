import { ChevronRight } from "lucide-react";
import { AppLink } from "./link";

/** Where this page lies: the way down to it, the page itself last and without link. */
export function Breadcrumb({ items }: { items: readonly { label: string; href?: string | undefined }[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-1 text-compact text-muted-foreground">
        {items.map(({ label, href }, index) => (
          <li key={`${index}-${label}`} className="flex min-w-0 items-center gap-1">
            {index > 0 ? <ChevronRight aria-hidden className="size-3.5 shrink-0" /> : null}
            {href ? (
              <AppLink href={href} className="truncate rounded-sm hover:text-foreground">
                {label}
              </AppLink>
            ) : (
              <span aria-current="page" className="max-w-64 truncate text-foreground">
                {label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
