"use client";

import type { TestCaseView } from "@voxcalls/api/schemas/test-cases";
import { Button } from "@voxcalls/ui/button";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { ListChecks, Play, Plus } from "lucide-react";
import { useState } from "react";
import { CaseDialog } from "./case-dialog";
import { emptyDraft } from "./case-draft";
import { CaseRow } from "./case-row";
import { useRuns } from "./use-runs";

interface CaseListProps {
  readonly agentId: string;
  readonly cases: readonly TestCaseView[];
  readonly mayRun: boolean;
  readonly mayChange: boolean;
}

/** The test cases of an agent, with how they went last. */
export function CaseList({ agentId, cases, mayRun, mayChange }: CaseListProps) {
  const [isAdding, setIsAdding] = useState(false);
  const runs = useRuns();
  const add = mayChange ? (
    <Button onClick={() => setIsAdding(true)}>
      <Plus />
      New test case
    </Button>
  ) : null;
  const dialog = isAdding ? (
    <CaseDialog agentId={agentId} initial={emptyDraft} onClose={() => setIsAdding(false)} />
  ) : null;
  if (cases.length === 0) {
    return (
      <>
        <EmptyState
          icon={<ListChecks />}
          title="No test case yet"
          description="A test case is a conversation that has to go as it went. All of them are played before the agent is published, so that a fault is found before a caller finds it."
          action={add}
        />
        {dialog}
      </>
    );
  }
  const passing = cases.filter(({ lastResult }) => lastResult?.isCurrent && lastResult.passed).length;
  return (
    <section aria-label="Test cases" className="flex max-w-200 flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <p className="mr-auto text-compact text-muted-foreground tabular-nums max-sm:basis-full">
          {passing} of {cases.length} pass with the draft as it is
        </p>
        {add}
        {mayRun ? (
          <Button
            variant="primary"
            pending={runs.running.size > 0}
            onClick={() => void runs.run(cases.map(({ id }) => id))}
          >
            <Play />
            Run all
          </Button>
        ) : null}
      </div>
      <ul className="divide-y rounded-lg border bg-card">
        {cases.map((one) => (
          <CaseRow
            key={one.id}
            testCase={one}
            mayRun={mayRun}
            mayChange={mayChange}
            isRunning={runs.running.has(one.id)}
            trouble={runs.troubles[one.id]}
            onRun={() => void runs.run([one.id])}
          />
        ))}
      </ul>
      {dialog}
    </section>
  );
}
