"use client";

import { countryCodes } from "@voxcalls/api/catalogue/countries";
import { Badge } from "@voxcalls/ui/badge";
import { Combobox } from "@voxcalls/ui/combobox";
import { X } from "lucide-react";
import { countryWords } from "~/features/phone-numbers/number-words";

interface CountryPickerProps {
  /** None is every country. */
  readonly chosen: readonly string[];
  readonly onChange: (codes: string[]) => void;
  /** The countries to choose from; all there are when null. */
  readonly among?: readonly string[] | null;
  readonly every: string;
  readonly disabled?: boolean;
}

/** Some of all countries, or every one as long as none is chosen. */
export function CountryPicker({ chosen, onChange, among, every, disabled = false }: CountryPickerProps) {
  const options = (among ?? countryCodes)
    .filter((code) => !chosen.includes(code))
    .map((code) => ({ value: code, label: countryWords(code), keywords: [code] }))
    .toSorted((a, b) => a.label.localeCompare(b.label, "en"));
  const shown = chosen.toSorted((a, b) => countryWords(a).localeCompare(countryWords(b), "en"));
  return (
    <div className="flex flex-col gap-2">
      <ul className="flex flex-wrap gap-1.5">
        {chosen.length === 0 ? (
          <li>
            <Badge tone="outline">{every}</Badge>
          </li>
        ) : null}
        {shown.map((code) => (
          <li key={code}>
            <Badge>
              {countryWords(code)}
              {disabled ? null : (
                <button
                  type="button"
                  aria-label={`Take ${countryWords(code)} away`}
                  className="-mr-1 ml-0.5 inline-flex size-4 items-center justify-center rounded-xs hover:text-foreground"
                  onClick={() => onChange(chosen.filter((one) => one !== code))}
                >
                  <X aria-hidden className="size-3" />
                </button>
              )}
            </Badge>
          </li>
        ))}
      </ul>
      {disabled ? null : (
        <Combobox
          value={undefined}
          onValueChange={(code) => onChange([...chosen, code].toSorted())}
          options={options}
          placeholder={chosen.length === 0 ? "Only chosen countries…" : "Add a country…"}
          searchPlaceholder="Country"
          emptyText="No such country"
        />
      )}
    </div>
  );
}
