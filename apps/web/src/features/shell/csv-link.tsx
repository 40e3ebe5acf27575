import { buttonVariants } from "@voxcalls/ui/button";
import { cn } from "@voxcalls/ui/cn";
import { stringify } from "csv-stringify/sync";
import { Download } from "lucide-react";

interface CsvLinkProps {
  /** What is in the file, for those who hear the page: "calls per day". */
  readonly of: string;
  readonly fileName: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The figures that a chart shows as a file, made with the page: the same figures, and there is nothing to wait for. */
export function CsvLink({ of, fileName, head, rows }: CsvLinkProps) {
  const text = stringify([head, ...rows], { record_delimiter: "\r\n", escape_formulas: true });
  return (
    <a
      download={fileName}
      href={`data:text/csv;charset=utf-8,${encodeURIComponent(text)}`}
      className={cn(buttonVariants({ variant: "ghost", size: "sm" }), "-mr-2.5")}
    >
      <Download />
      CSV<span className="sr-only"> of {of}</span>
    </a>
  );
}
