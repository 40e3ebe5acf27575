import { languages } from "@voxcalls/api/catalogue/agents";
import { Combobox } from "@voxcalls/ui/combobox";
import { X } from "lucide-react";

interface FurtherLanguagesProps {
  /** The agent's first language, which cannot be a further one. */
  readonly own: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
}

const most = 9;

/** Any of the languages, as chips that can be taken out. */
export function FurtherLanguages({ own, value, onChange }: FurtherLanguagesProps) {
  const left = languages.filter(({ id }) => id !== own && !value.includes(id));
  return (
    <div className="flex flex-col gap-2">
      {value.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {value.map((id) => {
            const name = languages.find((language) => language.id === id)?.name ?? id;
            return (
              <li key={id}>
                <button
                  type="button"
                  aria-label={`Remove ${name}`}
                  className="inline-flex h-6 items-center gap-1 rounded-md bg-secondary px-2 text-compact hover:bg-secondary-hover"
                  onClick={() => onChange(value.filter((other) => other !== id))}
                >
                  {name}
                  <X aria-hidden className="size-3" />
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
      <Combobox
        value={undefined}
        onValueChange={(id) => onChange([...value, id])}
        options={left.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder="Add a language"
        searchPlaceholder="Search languages"
        disabled={value.length >= most}
      />
    </div>
  );
}
