import type { CallInTable } from "@voxcalls/api/schemas/calls";
import { Checkbox } from "@voxcalls/ui/checkbox";
import type { Column } from "@voxcalls/ui/data-table";

interface SelectColumnOptions {
  readonly rows: readonly CallInTable[];
  readonly selected: readonly string[];
  readonly onSelect: (ids: ReadonlySet<string>) => void;
}

/** The boxes with which rows are chosen for an act on all of them. */
export function selectColumn({ rows, selected, onSelect }: SelectColumnOptions): Column<CallInTable> {
  const all = selected.length === rows.length;
  return {
    id: "select",
    label: "Choose",
    fixed: true,
    small: "off",
    className: "w-4 pr-0!",
    head: (
      <Checkbox
        aria-label="Choose all calls of this page"
        checked={all ? true : selected.length > 0 ? "indeterminate" : false}
        onCheckedChange={() => onSelect(new Set(all ? [] : rows.map(({ id }) => id)))}
      />
    ),
    cell: ({ id, phoneNumber }) => (
      <Checkbox
        // Above the link that covers the row.
        className="z-10"
        aria-label={`Choose the call with ${phoneNumber ?? "an unknown number"}`}
        checked={selected.includes(id)}
        onCheckedChange={(on) =>
          onSelect(new Set(on === true ? [...selected, id] : selected.filter((one) => one !== id)))
        }
      />
    ),
  };
}
