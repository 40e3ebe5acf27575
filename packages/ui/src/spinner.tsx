import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** A turning ring for work inside a control; pages that load use skeletons instead. */
export function Spinner({ className }: { className?: string | undefined }) {
  return <LoaderCircle aria-hidden className={cn("size-4 animate-spin", className)} />;
}
