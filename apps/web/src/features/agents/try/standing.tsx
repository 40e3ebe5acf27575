import { placesOf } from "@voxcalls/api/test-case-places";
import { turnsOf, type Exchange } from "./exchanges";

/** Where the conversation stands: its node or state, and the values of variables. */
export function Standing({ exchanges }: { readonly exchanges: readonly Exchange[] }) {
  const last = exchanges.findLast(({ answer }) => answer !== null)?.answer;
  const start = exchanges[0]?.answer?.currentNodeId ?? null;
  const place = placesOf({ start, turns: turnsOf(exchanges) }).at(-1);
  const at = place?.name ?? place?.id ?? last?.currentState ?? last?.currentNodeId;
  const variables = Object.entries(last?.dynamicVariables ?? {});
  if (!at && variables.length === 0) return null;
  return (
    <div className="border-b px-4 py-2 text-compact">
      {at ? (
        <p className="truncate">
          <span className="text-muted-foreground">At </span>
          {at}
        </p>
      ) : null}
      {variables.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-muted-foreground">
            {variables.length === 1 ? "1 variable" : `${variables.length} variables`}
          </summary>
          <dl className="mt-1 grid max-h-40 grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 overflow-y-auto">
            {variables.map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="font-mono text-xs leading-5 text-muted-foreground">{name}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </div>
  );
}
