"use client";

import { keyScopes } from "@voxcalls/api/permissions";
import { Button } from "@voxcalls/ui/button";
import { Checkbox } from "@voxcalls/ui/checkbox";
import { CircleAlert } from "lucide-react";
import { useId } from "react";
import { scopeGroups } from "./scope-words";

interface ScopePickerProps {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly error: string | undefined;
}

const groups = scopeGroups(keyScopes);
const reading = keyScopes.filter((scope) => scope.endsWith(":read"));

/** What a key may do, by the thing it concerns. */
export function ScopePicker({ chosen, onChange, error }: ScopePickerProps) {
  const id = useId();
  const set = (scope: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(scope);
    else next.delete(scope);
    onChange(next);
  };
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <legend className="float-left text-sm font-medium">It may</legend>
        <div className="flex gap-1">
          <Button variant="ghost" size="sm" onClick={() => onChange(new Set(reading))}>
            Only read
          </Button>
          <Button variant="ghost" size="sm" onClick={() => onChange(new Set(keyScopes))}>
            All
          </Button>
          <Button variant="ghost" size="sm" onClick={() => onChange(new Set())}>
            None
          </Button>
        </div>
      </div>
      {error ? (
        <p id={`${id}-error`} role="alert" className="mb-2 flex gap-1.5 text-compact text-destructive-text">
          <CircleAlert aria-hidden className="mt-0.75 size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
      <div className="divide-y rounded-lg border">
        {groups.map(({ heading, scopes }) => (
          <div key={heading} role="group" aria-label={heading} className="px-3 py-2.5">
            <div className="mb-1.5 text-xs font-medium text-muted-foreground">{heading}</div>
            <div className="grid gap-x-4 gap-y-1 sm:grid-cols-2">
              {scopes.map(({ scope, words }) => (
                <label key={scope} className="flex min-h-6 cursor-pointer items-start gap-2 text-compact">
                  <Checkbox
                    className="mt-0.5"
                    checked={chosen.has(scope)}
                    onCheckedChange={(state) => set(scope, state === true)}
                  />
                  {words}
                </label>
              ))}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
