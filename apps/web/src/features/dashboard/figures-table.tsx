import { CsvLink } from "~/features/shell/csv-link";

type Rows = readonly (readonly (string | number)[])[];

interface FiguresTableProps {
  readonly head: readonly string[];
  readonly rows: Rows;
  /** The same to take along. `rows` when figures stand in the table as words, "$40". Left out where the page offers a file of its own. */
  readonly file?: { readonly of: string; readonly name: string; readonly rows?: Rows };
}

/** What a chart is drawn from, for those who would rather read it, or count on with it. */
export function FiguresTable({ head, rows, file }: FiguresTableProps) {
  return (
    <div className="relative mt-3">
      <ShownFigures head={head} rows={rows} />
      {file ? (
        <div className="absolute -top-1 right-0">
          <CsvLink of={file.of} fileName={file.name} head={head} rows={file.rows ?? rows} />
        </div>
      ) : null}
    </div>
  );
}

function ShownFigures({ head, rows }: Pick<FiguresTableProps, "head" | "rows">) {
  return (
    <details className="text-compact">
      <summary className="w-fit cursor-pointer rounded-sm text-xs text-muted-foreground hover:text-foreground">
        Show as a table
      </summary>
      <div tabIndex={0} role="region" aria-label={head.join(", ")} className="mt-2 max-h-64 overflow-y-auto">
        <table className="w-full text-left">
          <thead className="text-xs text-muted-foreground">
            <tr>
              {head.map((word, index) => (
                <th key={word} className={index === 0 ? "py-1 font-medium" : "py-1 text-right font-medium"}>
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row[0]}>
                {row.map((cell, index) => (
                  <td key={head[index]} className={index === 0 ? "border-t py-1" : "border-t py-1 text-right"}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
