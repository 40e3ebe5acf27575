import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { ChoiceList } from "~/features/flows/inspector/choice-list";
import { NumberField } from "~/features/flows/inspector/number-field";
import { trpc } from "~/trpc/client";
import { errorAt } from "~/trpc/field-errors";
import { failureWords } from "~/trpc/failure";
import type { AgentDraft } from "../agent-draft";
import type { GroupProps } from "./group-props";

/** What the agent can look up. */
export function KnowledgeGroup({ draft, onChange, errors }: GroupProps) {
  const bases = trpc.knowledge.list.useQuery({ limit: 100 });
  const chosen = draft.knowledgeBaseIds;
  if (bases.error) {
    return (
      <Callout
        tone="danger"
        title="The knowledge bases could not be read"
        action={
          <Button size="sm" onClick={() => void bases.refetch()}>
            Try again
          </Button>
        }
      >
        {failureWords(bases.error)}
      </Callout>
    );
  }
  if (!bases.data) return <Skeleton className="h-24" />;
  const setPassages = (change: NonNullable<AgentDraft["kbConfig"]>) => {
    const given = Object.entries({ ...draft.kbConfig, ...change }).filter(([, value]) => value !== undefined);
    onChange({ kbConfig: given.length > 0 ? Object.fromEntries(given) : null });
  };
  return (
    <>
      <Field label="Knowledge bases" error={errorAt(errors, "knowledgeBaseIds")}>
        <ChoiceList
          label="Knowledge bases"
          choices={bases.data.data}
          chosen={chosen}
          none="There is no knowledge base yet."
          onChange={(knowledgeBaseIds) => onChange({ knowledgeBaseIds })}
        />
      </Field>
      {chosen.length > 0 ? (
        <div className="grid gap-5 sm:grid-cols-2">
          <NumberField
            label="Passages it is given"
            help="More is not always better: each makes the answer slower."
            error={errors["kbConfig.topK"]}
            unset="Provider’s own"
            min={1}
            max={10}
            value={draft.kbConfig?.topK}
            onChange={(topK) => setPassages({ topK })}
          />
          <NumberField
            label="How near they must be"
            help="From 0 (anything) to 1 (word for word)."
            error={errors["kbConfig.filterScore"]}
            unset="Provider’s own"
            min={0}
            max={1}
            step={0.05}
            value={draft.kbConfig?.filterScore}
            onChange={(filterScore) => setPassages({ filterScore })}
          />
        </div>
      ) : null}
    </>
  );
}
