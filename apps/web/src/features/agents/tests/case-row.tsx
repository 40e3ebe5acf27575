"use client";

import type { TestCaseView } from "@voxcalls/api/schemas/test-cases";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { IconButton } from "@voxcalls/ui/icon-button";
import { RelativeTime } from "@voxcalls/ui/relative-time";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Pencil, Play, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { CaseDialog } from "./case-dialog";
import { draftOf } from "./case-draft";

interface CaseRowProps {
  readonly testCase: TestCaseView;
  readonly mayRun: boolean;
  readonly mayChange: boolean;
  readonly isRunning: boolean;
  /** Why it could not be run just now. */
  readonly trouble: string | undefined;
  readonly onRun: () => void;
}

/** One test case: how it went, why it does not pass, and what can be done with it. */
export function CaseRow({ testCase, mayRun, mayChange, isRunning, trouble, onRun }: CaseRowProps) {
  const [isChanging, setIsChanging] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const router = useRouter();
  const remove = trpc.testCases.remove.useMutation();
  const { id, agentId, name, callerLines, lastResult } = testCase;
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div className="min-w-0 flex-1 basis-60">
          <p className="truncate text-sm font-medium">{name}</p>
          <p className="truncate text-compact text-muted-foreground">{callerLines.join(" · ")}</p>
        </div>
        <Outcome testCase={testCase} isRunning={isRunning} />
        <div className="flex items-center gap-1">
          {mayRun ? (
            <Button size="sm" pending={isRunning} onClick={onRun} aria-label={`Run ${name}`}>
              <Play />
              Run
            </Button>
          ) : null}
          {mayChange ? (
            <>
              <IconButton
                size="icon-sm"
                label={`Change ${name}`}
                icon={<Pencil />}
                onClick={() => setIsChanging(true)}
              />
              <IconButton size="icon-sm" label={`Delete ${name}`} icon={<Trash2 />} onClick={() => setIsAsking(true)} />
            </>
          ) : null}
        </div>
      </div>
      {trouble ? (
        <Callout tone="danger" title="It could not be run">
          {trouble}
        </Callout>
      ) : null}
      {lastResult && lastResult.failures.length > 0 ? (
        <ul className="list-disc pl-5 text-compact text-secondary-foreground">
          {lastResult.failures.map(({ message }, index) => (
            <li key={index} className="break-words">
              {message}
            </li>
          ))}
        </ul>
      ) : null}
      {isChanging ? (
        <CaseDialog agentId={agentId} caseId={id} initial={draftOf(testCase)} onClose={() => setIsChanging(false)} />
      ) : null}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={`Delete ${name}?`}
        description="The agent is published without it from now on. This cannot be undone."
        confirmLabel="Delete test case"
        error={remove.error ? failureWords(remove.error) : undefined}
        onConfirm={async () => {
          await remove.mutateAsync({ id });
          router.refresh();
        }}
      />
    </li>
  );
}

function Outcome({ testCase: { lastResult }, isRunning }: Pick<CaseRowProps, "testCase" | "isRunning">) {
  if (isRunning) {
    return (
      <StatusDot tone="info" pulse className="text-compact">
        Running
      </StatusDot>
    );
  }
  if (!lastResult)
    return (
      <StatusDot tone="neutral" className="text-compact">
        Not run yet
      </StatusDot>
    );
  const tone = !lastResult.isCurrent ? "neutral" : lastResult.passed ? "success" : "danger";
  const word = lastResult.passed ? "Passes" : "Does not pass";
  return (
    <StatusDot tone={tone} className="text-compact">
      <span>
        {lastResult.isCurrent
          ? word
          : lastResult.passed
            ? "Passed before the last change"
            : "Failed before the last change"}
        <span className="text-muted-foreground">
          {" · "}
          <RelativeTime at={lastResult.at} />
        </span>
      </span>
    </StatusDot>
  );
}
