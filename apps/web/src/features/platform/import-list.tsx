"use client";

import { Button } from "@voxcalls/ui/button";
import { Field } from "@voxcalls/ui/field";
import { StatusDot } from "@voxcalls/ui/status-dot";
import { Textarea } from "@voxcalls/ui/textarea";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { listedNumbers, type ListedNumber } from "./listed-numbers";

const linesAtMost = 500;

interface Row extends ListedNumber {
  readonly outcome: "waiting" | "added" | "failed";
}

/** Brings many numbers of the Twilio account into the pool, one after the other, with what became of each line. */
export function ImportList() {
  const router = useRouter();
  const stopped = useRef(false);
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [isRunning, setRunning] = useState(false);
  const bringIn = trpc.pool.import.useMutation();

  const run = async () => {
    const listed = readList(text);
    if (typeof listed === "string") return setProblem(listed);
    setProblem(null);
    const table: Row[] = listed.map((row) => ({ ...row, outcome: row.problem === null ? "waiting" : "failed" }));
    setRows([...table]);
    setRunning(true);
    stopped.current = false;
    for (const [index, row] of table.entries()) {
      if (row.phoneNumber === null || row.problem !== null) continue;
      if (stopped.current) break;
      try {
        await bringIn.mutateAsync({ phoneNumber: row.phoneNumber });
        table[index] = { ...row, outcome: "added" };
      } catch (error) {
        const words = failureWords(error as Parameters<typeof failureWords>[0]);
        table[index] = { ...row, outcome: "failed", problem: words };
      }
      setRows([...table]);
    }
    setRunning(false);
    router.refresh();
  };

  const added = rows.filter(({ outcome }) => outcome === "added").length;
  return (
    <div className="flex flex-col gap-3">
      <Field
        label="Numbers"
        help="One a line, or a CSV with a column phone_number. They must be on our Twilio account."
        error={problem ?? undefined}
      >
        <Textarea rows={6} value={text} disabled={isRunning} onChange={(event) => setText(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2">
        {isRunning ? (
          <Button onClick={() => (stopped.current = true)}>Stop after this one</Button>
        ) : (
          <Button variant="primary" disabled={text.trim() === ""} onClick={() => void run()}>
            Add numbers
          </Button>
        )}
        <Button asChild disabled={isRunning}>
          <label>
            <FileUp />
            Choose a file
            <input
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              className="sr-only"
              onChange={(event) => void event.target.files?.[0]?.text().then(setText)}
            />
          </label>
        </Button>
      </div>
      {rows.length > 0 ? (
        <>
          <p role="status" className="text-compact text-muted-foreground">
            {added} of {rows.length} added
          </p>
          <ul className="divide-y rounded-lg border text-compact">
            {rows.map(({ line, text: written, phoneNumber, outcome, problem: why }) => (
              <li key={line} className="flex flex-wrap justify-between gap-x-3 gap-y-0.5 px-3 py-1.5">
                <span className="min-w-0 truncate tabular-nums">
                  <span className="text-muted-foreground">Line {line}</span> {phoneNumber ?? written}
                </span>
                <StatusDot
                  className="whitespace-normal"
                  tone={outcome === "added" ? "success" : outcome === "failed" ? "danger" : "neutral"}
                >
                  {outcome === "added" ? "In the pool" : (why ?? "Waiting")}
                </StatusDot>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function readList(text: string): ListedNumber[] | string {
  try {
    const listed = listedNumbers(text);
    if (listed.length === 0) return "Write at least one number.";
    return listed.length > linesAtMost ? `At most ${linesAtMost} lines at once.` : listed;
  } catch (error) {
    return error instanceof Error ? error.message : "This list cannot be read.";
  }
}
