"use client";

import type { AgentView } from "@voxcalls/api/schemas/agents";
import { ConfirmDialog } from "@voxcalls/ui/alert-dialog";

interface DeleteAgentProps {
  readonly agent: AgentView;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly refusal: string | null;
  readonly onConfirm: () => Promise<void>;
}

/** Asks before an agent is deleted, and says what goes with it. */
export function DeleteAgent({ agent, refusal, ...props }: DeleteAgentProps) {
  const numbers = agent.phoneNumbers.map(({ phoneNumber }) => `${phoneNumber} will be answered by nobody`);
  return (
    <ConfirmDialog
      {...props}
      title={`Delete ${agent.name}?`}
      description="It stops answering at once, here and at the provider. This cannot be undone."
      affected={[...numbers, "Its calls stay in the archive under its name"]}
      confirmLabel="Delete agent"
      error={refusal}
    />
  );
}
