import { Button } from "@voxcalls/ui/button";
import { Field } from "@voxcalls/ui/field";
import { Select } from "@voxcalls/ui/select";
import { Plus } from "lucide-react";
import { errorsUnder } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";
import type { GroupProps } from "./group-props";
import { StateCard } from "./state-card";

type State = NonNullable<AgentDraft["states"]>[number];

/** Stages of a conversation, each with its own prompt and tools, and the ways between them. */
export function StatesGroup({ agentId, draft, onChange, errors }: GroupProps) {
  const states = draft.states ?? [];
  const names = states.map(({ name }) => name);
  const set = (next: readonly State[], startingState = draft.startingState) =>
    onChange(next.length > 0 ? { states: [...next], startingState } : { states: null, startingState: null });
  const rename = (from: string, next: State, index: number) => {
    // The ways that lead here go along with the name, unless another state is called so too.
    const isAlone = names.filter((name) => name === from).length === 1;
    const follow = (state: State) =>
      from === next.name || !isAlone ? state : { ...state, ...(state.edges && { edges: state.edges.map(lead) }) };
    const lead = (edge: NonNullable<State["edges"]>[number]) =>
      edge.destinationStateName === from ? { ...edge, destinationStateName: next.name } : edge;
    set(
      states.map((state, at) => follow(at === index ? next : state)),
      draft.startingState === from && isAlone ? next.name : draft.startingState,
    );
  };
  return (
    <>
      {states.map((state, index) => (
        <StateCard
          key={index}
          agentId={agentId}
          state={state}
          names={names}
          errors={errorsUnder(errors, `states.${index}`)}
          onChange={(next) => rename(state.name, next, index)}
          onRemove={() =>
            set(
              states.filter((_, at) => at !== index),
              draft.startingState === state.name ? null : draft.startingState,
            )
          }
        />
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() => set([...states, { name: `state_${states.length + 1}`, statePrompt: "", edges: [] }])}
      >
        <Plus />
        State
      </Button>
      {states.length > 0 ? (
        <Field label="Begins with" error={errors["startingState"]}>
          <Select
            value={draft.startingState ?? names[0]}
            onValueChange={(startingState) => onChange({ startingState })}
            options={[...new Set(names)].filter((name) => name !== "").map((name) => ({ value: name, label: name }))}
          />
        </Field>
      ) : null}
    </>
  );
}
