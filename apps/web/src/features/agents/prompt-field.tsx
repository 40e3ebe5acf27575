import { Button } from "@voxcalls/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuTrigger,
} from "@voxcalls/ui/dropdown-menu";
import { Field } from "@voxcalls/ui/field";
import { Textarea } from "@voxcalls/ui/textarea";
import { Braces } from "lucide-react";
import { useRef } from "react";
import { estimateTokens, longPromptTokens } from "./agent-draft";
import { filledInVariables, isFilledIn, variablesIn } from "./prompt-variables";

interface PromptFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  /** Variables that have a value of the agent's own. */
  readonly defaults: Readonly<Record<string, string>>;
}

/** The prompt, with what it costs and the variables in it. */
export function PromptField({ value, onChange, error, defaults }: PromptFieldProps) {
  const text = useRef<HTMLTextAreaElement>(null);
  const tokens = estimateTokens(value);
  const used = variablesIn(value);
  const insert = (name: string) => {
    const at = text.current?.selectionEnd ?? value.length;
    onChange(`${value.slice(0, at)}{{${name}}}${value.slice(at)}`);
  };
  const known = (name: string) => name in defaults || isFilledIn(name);
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Prompt"
        help={
          tokens > longPromptTokens
            ? "From 3,500 tokens on the provider counts each minute for more."
            : "Who it is, what it knows, what it should do. One fact a line works best."
        }
        aside={`about ${tokens.toLocaleString("en-US")} tokens`}
        error={error}
        required
      >
        <Textarea
          ref={text}
          name="systemPrompt"
          rows={12}
          className="max-h-[60vh]"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-1.5">
        <DropdownMenu>
          <DropdownMenuTrigger asChild>
            <Button size="sm" variant="ghost" className="-ml-2">
              <Braces />
              Insert a variable
            </Button>
          </DropdownMenuTrigger>
          <DropdownMenuContent align="start">
            {Object.keys(defaults).length > 0 ? <DropdownMenuLabel>Of this agent</DropdownMenuLabel> : null}
            {Object.keys(defaults).map((name) => (
              <DropdownMenuItem key={name} onSelect={() => insert(name)}>
                {name}
              </DropdownMenuItem>
            ))}
            <DropdownMenuLabel>Filled in by the call</DropdownMenuLabel>
            {filledInVariables.map(({ name, about }) => (
              <DropdownMenuItem key={name} onSelect={() => insert(name)}>
                {about}
              </DropdownMenuItem>
            ))}
          </DropdownMenuContent>
        </DropdownMenu>
        {used.map((name) => (
          <span
            key={name}
            title={
              known(name)
                ? undefined
                : "Nothing fills it yet: give it a value under Variables, or bring it with the call."
            }
            className={`inline-flex h-5 max-w-full items-center rounded-md px-1.5 font-mono text-xs ${known(name) ? "bg-brand-subtle text-brand" : "bg-warning-subtle text-warning-strong"}`}
          >
            <span className="truncate">{`{{${name}}}`}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
