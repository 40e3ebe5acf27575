import type { WholeSpeech } from "@voxcalls/api/schemas/agent-settings";
import type { VoiceView } from "@voxcalls/api/schemas/agents";
import type { FieldErrors } from "~/trpc/field-errors";
import type { AgentDraft } from "../agent-draft";

/** What every group of settings is given. */
export interface GroupProps {
  readonly agentId: string;
  readonly draft: AgentDraft;
  readonly onChange: (change: Partial<AgentDraft>) => void;
  readonly errors: FieldErrors;
  readonly voices: readonly VoiceView[];
  /** What the provider does where nothing is set. */
  readonly own: WholeSpeech;
}
