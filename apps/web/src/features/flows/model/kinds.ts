import type { NodeType } from "@voxcalls/api/schemas/flow-nodes";

export type KindGroup = "Talk" | "Act" | "Decide" | "Hand over" | "End";

export interface Kind {
  readonly label: string;
  readonly group: KindGroup;
  /** One sentence for the palette. */
  readonly about: string;
}

/** Every kind of node, in the order of the palette. */
export const kinds: Readonly<Record<NodeType, Kind>> = {
  conversation: { label: "Conversation", group: "Talk", about: "Says or asks something and listens." },
  subagent: { label: "Subagent", group: "Talk", about: "Talks freely with tools of its own, until a condition holds." },
  function: { label: "Function", group: "Act", about: "Calls a tool: your webhook or a calendar." },
  code: { label: "Code", group: "Act", about: "Runs a few lines of JavaScript." },
  sms: { label: "SMS", group: "Act", about: "Sends the caller a message." },
  press_digit: { label: "Press digit", group: "Act", about: "Presses keys, through somebody else's menu." },
  mcp: { label: "MCP tool", group: "Act", about: "Calls a tool of a connected MCP server." },
  branch: { label: "Branch", group: "Decide", about: "Goes on by conditions, without a word." },
  extract_dynamic_variables: {
    label: "Extract variables",
    group: "Decide",
    about: "Remembers what was said under names.",
  },
  transfer_call: { label: "Transfer call", group: "Hand over", about: "Puts the caller through to a number." },
  agent_swap: { label: "Agent swap", group: "Hand over", about: "Another agent goes on with the call." },
  bridge_transfer: {
    label: "Bridge transfer",
    group: "Hand over",
    about: "Joins caller and callee, in an agent for transfers.",
  },
  cancel_transfer: {
    label: "Cancel transfer",
    group: "Hand over",
    about: "Gives the caller back, in an agent for transfers.",
  },
  end: { label: "End call", group: "End", about: "Says goodbye and hangs up." },
};

export const kindGroups: readonly KindGroup[] = ["Talk", "Act", "Decide", "Hand over", "End"];

/** Kinds that work in a flow of ours; the others come by import only, are shown, and are named as problems. */
export const drawnKinds = (Object.keys(kinds) as NodeType[]).filter(
  (type) => type !== "bridge_transfer" && type !== "cancel_transfer",
);
