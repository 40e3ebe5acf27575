import type { Tool } from "@voxcalls/api/schemas/tools";

interface ToolKind {
  readonly type: Tool["type"];
  readonly word: string;
  /** When one wants it, in plain words. */
  readonly about: string;
  /** How a new one begins. */
  readonly blank: Tool;
}

/** Everything that can be added, the everyday first. */
export const toolKinds: readonly ToolKind[] = [
  {
    type: "transfer_call",
    word: "Put the call through",
    about: "To a person or another line.",
    blank: {
      type: "transfer_call",
      name: "transfer_call",
      description: "Put the call through when the caller wants to speak to a person.",
      transferDestination: { type: "predefined", number: "" },
      transferOption: { type: "cold_transfer" },
    },
  },
  {
    type: "agent_swap",
    word: "Hand over to another agent",
    about: "Of your organisation; the conversation goes on.",
    blank: { type: "agent_swap", name: "hand_over", description: "", agentId: "" },
  },
  {
    type: "custom",
    word: "Call your webhook",
    about: "Asks your own system, or tells it something.",
    blank: { type: "custom", name: "", description: "", url: "", method: "POST" },
  },
  {
    type: "send_sms",
    word: "Send an SMS",
    about: "To the caller, during the call.",
    blank: { type: "send_sms", name: "send_sms", description: "", smsContent: { type: "predefined", text: "" } },
  },
  {
    type: "check_availability_cal",
    word: "Find free times",
    about: "In a calendar at Cal.com.",
    blank: {
      type: "check_availability_cal",
      name: "check_availability",
      description: "Find free times for an appointment.",
      calApiKey: "",
      eventTypeId: "",
    },
  },
  {
    type: "book_appointment_cal",
    word: "Book an appointment",
    about: "In a calendar at Cal.com.",
    blank: {
      type: "book_appointment_cal",
      name: "book_appointment",
      description: "Book the appointment that the caller chose.",
      calApiKey: "",
      eventTypeId: "",
    },
  },
  {
    type: "extract_dynamic_variable",
    word: "Remember what was said",
    about: "Under names that prompts can use.",
    blank: {
      type: "extract_dynamic_variable",
      name: "remember",
      description: "When the caller has told it.",
      variables: [{ type: "string", name: "", description: "" }],
    },
  },
  {
    type: "press_digit",
    word: "Press keys",
    about: "To get through a menu of another line.",
    blank: { type: "press_digit", name: "press_digit", description: "Get through the menu of the line." },
  },
  {
    type: "end_call",
    word: "End the call",
    about: "When everything is said.",
    blank: { type: "end_call", name: "end_call", description: "End the call when the conversation is over." },
  },
];

/** A new tool under a name that no other has. */
export function newTool({ blank }: ToolKind, others: readonly Tool[]): Tool {
  const taken = new Set(others.map(({ name }) => name));
  if (!taken.has(blank.name)) return blank;
  const names = others.map((_, index) => `${blank.name}_${index + 2}`);
  return { ...blank, name: names.find((name) => !taken.has(name)) ?? blank.name };
}
