import type { FieldDifference } from "@voxcalls/api/schemas/provider-health";
import { fieldWords, whereWords } from "./words";

/** What differs, field by field. Of prompts, tools and words only that they differ: they are the organisation's own. */
export function Differences({ differences }: { differences: readonly FieldDifference[] }) {
  if (differences.length === 0) return null;
  return (
    <table className="w-full text-compact">
      <caption className="mb-2 text-left text-sm font-semibold">What differs</caption>
      <thead>
        <tr className="border-b text-xs text-muted-foreground">
          {["Setting", "Ours", "Theirs"].map((label) => (
            <th key={label} scope="col" className="py-1.5 pr-3 text-left font-medium last:pr-0">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y">
        {differences.map(({ where, field, ours, theirs }) => (
          <tr key={`${where} ${field}`} className="align-top">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal">
              {fieldWords(field)}
              {whereWords[where] ? (
                <span className="block text-xs text-muted-foreground">{whereWords[where]}</span>
              ) : null}
            </th>
            {ours === null && theirs === null ? (
              <td colSpan={2} className="py-1.5 text-muted-foreground">
                Not the same.
              </td>
            ) : (
              <>
                <td className="py-1.5 pr-3 break-all">{ours}</td>
                <td className="py-1.5 break-all">{theirs}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
