import { may } from "@voxcalls/api/permissions";

/** What the reader may do with agents beyond changing them. */
export interface AgentRights {
  readonly mayCreate: boolean;
  readonly mayPause: boolean;
  readonly mayDelete: boolean;
  readonly mayPublish: boolean;
}

export function agentRights(role: Parameters<typeof may>[0]): AgentRights {
  return {
    mayCreate: may(role, "agents:create"),
    mayPause: may(role, "agents:pause"),
    mayDelete: may(role, "agents:delete"),
    mayPublish: may(role, "agents:publish"),
  };
}
