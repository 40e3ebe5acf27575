"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Card, CardContent, CardHeader } from "@voxcalls/ui/card";
import { Input } from "@voxcalls/ui/input";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Asks a base as an agent would, and shows the passages that it would be given. */
export function AskBox({ baseId, canAnswer }: { baseId: string; canAnswer: boolean }) {
  const [question, setQuestion] = useState("");
  const ask = trpc.knowledge.query.useMutation();
  const failure = ask.error ? failureOf(ask.error) : null;
  const problem = failure?.fields["question"];
  return (
    <Card>
      <CardHeader title="Ask" description="See which passages an agent would be given." />
      <CardContent className="flex flex-col gap-3">
        <form
          noValidate
          className="flex items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (canAnswer) ask.mutate({ id: baseId, question });
          }}
        >
          <Input
            aria-label="Question"
            aria-invalid={problem !== undefined}
            value={question}
            maxLength={1000}
            autoComplete="off"
            placeholder="What does a cleaning cost?"
            disabled={!canAnswer}
            onChange={(event) => setQuestion(event.target.value)}
          />
          <Button type="submit" disabled={!canAnswer} pending={ask.isPending}>
            Ask
          </Button>
        </form>
        {canAnswer ? null : (
          <p className="text-compact text-muted-foreground">Answers come once a first source is ready.</p>
        )}
        {problem === undefined ? null : (
          <p role="alert" className="text-compact text-danger-strong">
            {problem}
          </p>
        )}
        <FormFailure failure={failure} />
        <div aria-live="polite">
          {ask.data && !ask.isPending ? <Passages of={ask.data.passages} to={ask.variables.question} /> : null}
        </div>
      </CardContent>
    </Card>
  );
}

function Passages({ of, to }: { of: readonly { text: string }[]; to: string }) {
  if (of.length === 0) {
    return (
      <Callout tone="neutral" title="No passage answers this">
        An agent would have to say that it does not know, or answer from its prompt.
      </Callout>
    );
  }
  return (
    <>
      <h3 className="text-compact text-muted-foreground">
        {of.length === 1 ? `One passage for “${to}”` : `${of.length} passages for “${to}”, the best first`}
      </h3>
      <p className="text-compact text-muted-foreground">
        The provider tells neither how well a passage fits nor which source it comes from.
      </p>
      <ol className="mt-2 flex flex-col gap-2">
        {of.map(({ text }, index) => (
          <li
            key={index}
            className="max-h-60 overflow-y-auto rounded-md border bg-muted px-3 py-2 text-compact break-words whitespace-pre-wrap"
          >
            {text}
          </li>
        ))}
      </ol>
    </>
  );
}
