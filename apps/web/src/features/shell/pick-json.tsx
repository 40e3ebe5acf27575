"use client";

import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { Upload } from "lucide-react";
import { useRef } from "react";

const mostBytes = 5 * 1024 * 1024;

/** A zod schema, as far as reading a file needs one. */
interface Schema<T> {
  safeParse(value: unknown): {
    data?: T | undefined;
    error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined;
  };
}

interface PickJsonProps<T> {
  /** What the file should be, with its article: "a flow". */
  readonly what: string;
  readonly schema: Schema<T>;
  readonly pending?: boolean;
  readonly onPick: (file: T) => void;
}

/** A button that reads a file which was downloaded here; says what is wrong with one that was not. */
export function PickJson<T>({ what, schema, pending = false, onPick }: PickJsonProps<T>) {
  const picker = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    if (file.size > mostBytes) return void toast.error(`That file is too large to be ${what}.`);
    const found = parse(schema, await file.text());
    if ("fault" in found) toast.error(`“${file.name}” is not ${what}: ${found.fault}`);
    else onPick(found.data);
  };
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        aria-label={`File of ${what}`}
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void read(file);
          event.target.value = "";
        }}
      />
      <Button pending={pending} onClick={() => picker.current?.click()}>
        <Upload />
        Import
      </Button>
    </>
  );
}

function parse<T>(schema: Schema<T>, text: string): { data: T } | { fault: string } {
  try {
    const { data, error } = schema.safeParse(JSON.parse(text));
    const issue = error?.issues[0];
    return data ? { data } : { fault: `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim() };
  } catch {
    return { fault: "it holds no JSON." };
  }
}
