import { Checkbox } from "@voxcalls/ui/checkbox";

interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
  /** Said when there is nothing to choose. */
  readonly none: string;
}

/** Any of a few. Chosen things that are no more stay until they are taken out. */
export function ChoiceList({ label, choices, chosen, onChange, none }: ChoiceListProps) {
  const gone = chosen.filter((id) => choices.every((choice) => choice.id !== id));
  const all = [...choices, ...gone.map((id) => ({ id, name: "Not there any more" }))];
  if (all.length === 0) return <p className="text-compact text-muted-foreground">{none}</p>;
  return (
    <ul aria-label={label} className="flex flex-col">
      {all.map(({ id, name }) => (
        <li key={id}>
          <label className="flex min-h-8 items-center gap-2.5 text-compact">
            <Checkbox
              checked={chosen.includes(id)}
              onCheckedChange={(on) => onChange(on === true ? [...chosen, id] : chosen.filter((other) => other !== id))}
            />
            <span className="min-w-0 truncate">{name}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
