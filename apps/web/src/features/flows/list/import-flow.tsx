"use client";

import { FlowFile } from "@voxcalls/api/schemas/flows";
import { Button } from "@voxcalls/ui/button";
import { toast } from "@voxcalls/ui/toast";
import { Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const mostBytes = 5 * 1024 * 1024;

/** Makes a flow of a file that was downloaded from one. */
export function ImportFlow() {
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const bringIn = trpc.flows.import.useMutation({
    onSuccess: ({ flow, problems }) => {
      toast.success(
        problems.length === 0
          ? `“${flow.name}” is here`
          : `“${flow.name}” is here, with ${problems.length} things to look at`,
      );
      router.push(`/dashboard/flows/${flow.id}`);
    },
    onError: (error) => toast.error(Object.values(failureOf(error).fields)[0] ?? failureWords(error)),
  });
  const read = async (file: File) => {
    if (file.size > mostBytes) return void toast.error("That file is too large to be a flow.");
    const found = parse(await file.text());
    if ("fault" in found) toast.error(`“${file.name}” is no flow: ${found.fault}`);
    else bringIn.mutate({ file: found.file });
  };
  return (
    <>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        aria-label="File of a flow"
        className="hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void read(file);
          event.target.value = "";
        }}
      />
      <Button pending={bringIn.isPending} onClick={() => picker.current?.click()}>
        <Upload />
        Import
      </Button>
    </>
  );
}

function parse(text: string): { file: FlowFile } | { fault: string } {
  try {
    const { data, error } = FlowFile.safeParse(JSON.parse(text));
    const issue = error?.issues[0];
    return data ? { file: data } : { fault: `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim() };
  } catch {
    return { fault: "it holds no JSON." };
  }
}
