import { Button } from "@voxcalls/ui/button";
import { Field } from "@voxcalls/ui/field";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Plus, X } from "lucide-react";
import type { FieldErrors } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";

type Way = NonNullable<NonNullable<AgentDraft["states"]>[number]["edges"]>[number];

interface StateWaysProps {
  readonly ways: readonly Way[];
  /** The states that a way can lead to. */
  readonly names: readonly string[];
  readonly errors: FieldErrors;
  readonly onChange: (ways: Way[]) => void;
}

/** Where the conversation goes from a state, and when. */
export function StateWays({ ways, names, errors, onChange }: StateWaysProps) {
  const write = (index: number, change: Partial<Way>) =>
    onChange(ways.map((way, at) => (at === index ? { ...way, ...change } : way)));
  return (
    <div role="group" aria-label="Goes on to" className="flex flex-col gap-2">
      <span className="text-compact font-medium">Goes on to</span>
      {ways.map((way, index) => (
        <div key={index} className="grid grid-cols-[1fr_auto] items-start gap-2 sm:grid-cols-[9rem_1fr_auto]">
          <Field label="State" error={errors[`${index}.destinationStateName`]}>
            <Select
              value={way.destinationStateName || undefined}
              onValueChange={(destinationStateName) => write(index, { destinationStateName })}
              options={[...new Set(names)].map((name) => ({ value: name, label: name }))}
            />
          </Field>
          <Field label="When" error={errors[`${index}.description`]} className="max-sm:order-last max-sm:col-span-2">
            <Input
              value={way.description}
              placeholder="The caller wants to book"
              onChange={(event) => write(index, { description: event.target.value })}
            />
          </Field>
          <IconButton
            label={`Remove the way to ${way.destinationStateName || "nowhere"}`}
            icon={<X />}
            className="mt-6"
            onClick={() => onChange(ways.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      {names.length > 0 ? (
        <Button
          size="sm"
          className="self-start"
          onClick={() => onChange([...ways, { destinationStateName: names[0] ?? "", description: "" }])}
        >
          <Plus />
          Way
        </Button>
      ) : (
        <p className="text-compact text-muted-foreground">Add another state for this one to lead to.</p>
      )}
    </div>
  );
}
