import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { SearchX } from "lucide-react";
import Link from "next/link";

/** A list whose filters hide everything. `href` is the list's path without them. */
export function NothingMatches({ href, title, description }: { href: string; title: string; description: string }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title={title}
      description={description}
      action={
        <Link href={href} className={buttonVariants()}>
          Clear filters
        </Link>
      }
    />
  );
}
