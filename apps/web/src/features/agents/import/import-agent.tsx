"use client";

import { AgentFile, type ImportedAgent } from "@voxcalls/api/schemas/agent-file";
import { buttonVariants } from "@voxcalls/ui/button";
import { Dialog, DialogContent } from "@voxcalls/ui/dialog";
import { toast } from "@voxcalls/ui/toast";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { PickJson } from "~/features/shell/pick-json";
import { ImportForm } from "./import-form";

interface ImportAgentProps {
  /** Who calls can be handed to. */
  readonly agents: readonly { readonly id: string; readonly name: string }[];
}

/** Makes an agent of a file that was downloaded from one. */
export function ImportAgent({ agents }: ImportAgentProps) {
  const router = useRouter();
  const [file, setFile] = useState<AgentFile | null>(null);
  const [done, setDone] = useState<ImportedAgent | null>(null);
  const onImported = (imported: ImportedAgent) => {
    setFile(null);
    router.refresh();
    if (imported.leftOut.length > 0) return setDone(imported);
    toast.success(`${imported.agent.name} is ready`, { description: "It has no number and no member yet." });
    router.push(`/dashboard/agent/${imported.agent.id}`);
  };
  return (
    <>
      <PickJson what="an agent" schema={AgentFile} onPick={setFile} />
      {file ? <ImportForm file={file} agents={agents} onImported={onImported} onClose={() => setFile(null)} /> : null}
      {done ? <WhatIsMissing imported={done} onClose={() => setDone(null)} /> : null}
    </>
  );
}

function WhatIsMissing({ imported, onClose }: { readonly imported: ImportedAgent; readonly onClose: () => void }) {
  const { agent, leftOut } = imported;
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title={`${agent.name} is here`}
        description="It has no number and no member yet, and the file could not bring everything."
        footer={
          <Link href={`/dashboard/agent/${agent.id}`} className={buttonVariants({ variant: "primary" })}>
            Open {agent.name}
          </Link>
        }
      >
        <ul className="list-disc space-y-1 pl-5 text-sm break-words">
          {leftOut.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  );
}
