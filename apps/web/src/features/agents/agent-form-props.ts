import type { VoiceView } from "@voxcalls/api/schemas/agents";
import type { BillingTerms } from "@voxcalls/api/schemas/billing";
import type { ReactNode } from "react";
import type { AgentBasics } from "./agent-draft";

/** What the form of an agent shows and tells. */
export interface AgentFormProps {
  readonly draft: AgentBasics;
  readonly onChange: (change: Partial<AgentBasics>) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly voices: readonly VoiceView[];
  /** Who an agent may be assigned to; none when the reader may not assign. */
  readonly members: readonly { id: string; name: string; email: string }[];
  /** Values of variables that a call does not bring. */
  readonly variables: Readonly<Record<string, string>>;
  /** What a minute of conversation costs the organisation. */
  readonly terms: BillingTerms;
  /** The choice between a prompt and a flow, or the flow that it follows; stands where the prompt would. */
  readonly engine?: ReactNode;
  /** Whether a flow says what prompt, welcome message and model say otherwise. */
  readonly followsFlow: boolean;
}
