import type { Condition } from "@voxcalls/api/schemas/flow-nodes";
import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Segmented } from "@voxcalls/ui/segmented";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import { Plus, X } from "lucide-react";
import { comparesWith, operatorWords } from "../model/condition-words";

type Equations = Extract<Condition, { type: "equation" }>;
type Equation = Equations["equations"][number];

interface ConditionEditorProps {
  readonly condition: Condition;
  /** `typed`: letter by letter. */
  readonly onChange: (condition: Condition, typed: boolean) => void;
  readonly error?: string | undefined;
}

const operators = Object.entries(operatorWords).map(([value, label]) => ({ value, label }));
const first: Equation = { left: "{{variable}}", operator: "==", right: "" };

/** When a way is taken: in words that the agent judges, or by comparing variables. */
export function ConditionEditor({ condition, onChange, error }: ConditionEditorProps) {
  return (
    <div className="flex flex-col gap-2">
      <Segmented
        label="Condition"
        value={condition.type}
        onValueChange={(type) =>
          type !== condition.type &&
          onChange(type === "prompt" ? { type, prompt: "" } : { type, operator: "&&", equations: [first] }, false)
        }
        options={[
          { value: "prompt", label: "In words" },
          { value: "equation", label: "By variables" },
        ]}
        className="self-start"
      />
      {condition.type === "prompt" ? (
        <Textarea
          aria-label="Condition in words"
          rows={2}
          maxLength={2_000}
          placeholder="The caller wants to book an appointment"
          value={condition.prompt}
          onChange={(event) => onChange({ type: "prompt", prompt: event.target.value }, true)}
        />
      ) : (
        <EquationsEditor equations={condition} onChange={onChange} />
      )}
      {error ? <p className="text-compact text-destructive-text">{error}</p> : null}
    </div>
  );
}

function EquationsEditor({
  equations,
  onChange,
}: {
  equations: Equations;
  onChange: ConditionEditorProps["onChange"];
}) {
  const set = (next: readonly Equation[], typed: boolean) => onChange({ ...equations, equations: [...next] }, typed);
  const write = (index: number, equation: Equation, typed: boolean) =>
    set(
      equations.equations.map((one, at) => (at === index ? equation : one)),
      typed,
    );
  return (
    <>
      {equations.equations.map((equation, index) => (
        <div key={index} className="flex flex-wrap items-center gap-1.5">
          <Input
            aria-label="Left side"
            className="min-w-28 flex-1"
            value={equation.left}
            onChange={(event) => write(index, { ...equation, left: event.target.value }, true)}
          />
          <Select
            aria-label="Comparison"
            className="w-36"
            value={equation.operator}
            onValueChange={(operator) => write(index, compared(equation, operator as Equation["operator"]), false)}
            options={operators}
          />
          {comparesWith(equation.operator) ? (
            <Input
              aria-label="Right side"
              className="min-w-24 flex-1"
              value={equation.right ?? ""}
              onChange={(event) => write(index, { ...equation, right: event.target.value }, true)}
            />
          ) : null}
          <IconButton
            label="Remove this comparison"
            icon={<X />}
            size="icon-sm"
            disabled={equations.equations.length === 1}
            onClick={() =>
              set(
                equations.equations.filter((_, at) => at !== index),
                false,
              )
            }
          />
        </div>
      ))}
      <div className="flex items-center gap-2">
        <Button size="sm" onClick={() => set([...equations.equations, first], false)}>
          <Plus />
          Comparison
        </Button>
        {equations.equations.length > 1 ? (
          <Segmented
            label="How they are joined"
            value={equations.operator}
            onValueChange={(operator) => onChange({ ...equations, operator }, false)}
            options={[
              { value: "&&", label: "All hold" },
              { value: "||", label: "Any holds" },
            ]}
          />
        ) : null}
      </div>
    </>
  );
}

function compared({ right, ...equation }: Equation, operator: Equation["operator"]): Equation {
  return comparesWith(operator) ? { ...equation, operator, right: right ?? "" } : { ...equation, operator };
}
