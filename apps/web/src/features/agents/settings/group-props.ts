import type { WholeSpeech } from "@voxcalls/api/schemas/agent-settings";
import type { FieldErrors } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";

/** What every group of settings is given. */
export interface GroupProps {
  readonly agentId: string;
  readonly draft: AgentDraft;
  readonly onChange: (change: Partial<AgentDraft>) => void;
  readonly errors: FieldErrors;
  /** What the provider does where nothing is set. */
  readonly own: WholeSpeech;
}
