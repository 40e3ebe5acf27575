interface FiguresTableProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What a chart is drawn from, for those who would rather read it. */
export function FiguresTable({ head, rows }: FiguresTableProps) {
  return (
    <details className="mt-3 text-compact">
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
