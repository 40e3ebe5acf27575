import { buttonVariants } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { Compass } from "lucide-react";
import Link from "next/link";

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={<Compass />}
        level={1}
        title="There is nothing here"
        description="The page does not exist, or it is not yours to see."
        action={
          <Link href="/" className={buttonVariants({ variant: "primary" })}>
            Go to the start
          </Link>
        }
      />
    </main>
  );
}
