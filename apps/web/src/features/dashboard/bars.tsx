interface BarsProps {
  readonly bars: readonly { label: string; count: number }[];
  /** How many are told apart; the rest is added up. */
  readonly atMost?: number;
}

/** Shares of a whole, the largest first, as bars that start at nothing. */
export function Bars({ bars, atMost = 6 }: BarsProps) {
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const rest = bars.slice(atMost - 1);
  const shown =
    rest.length > 1
      ? [...bars.slice(0, atMost - 1), { label: "Other", count: rest.reduce((sum, { count }) => sum + count, 0) }]
      : bars;
  return (
    <ul className="flex flex-col gap-3 text-compact">
      {shown.map(({ label, count }) => (
        <li key={label}>
          <span className="flex justify-between gap-4">
            <span className="truncate">{label}</span>
            <span className="shrink-0">
              {count.toLocaleString("en-US")}
              <span className="ml-2 inline-block w-8 text-right text-muted-foreground">
                {Math.round((count / total) * 100)}%
              </span>
            </span>
          </span>
          <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-secondary">
            <span className="block h-full rounded-full bg-chart-2" style={{ width: `${(count / total) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
