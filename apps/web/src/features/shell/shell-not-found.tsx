import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { Compass } from "lucide-react";
import Link from "next/link";

/** An address that leads nowhere, or nowhere this reader may go: the two look alike. */
export function ShellNotFound({ home }: { home: string }) {
  return (
    <EmptyState
      icon={<Compass />}
      level={1}
      title="There is nothing here"
      description="The page does not exist, or it is not yours to see."
      action={
        <Link href={home} className={buttonVariants({ variant: "primary" })}>
          Go to the overview
        </Link>
      }
      className="py-24"
    />
  );
}
