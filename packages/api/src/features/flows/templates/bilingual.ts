import { drawn, goodbye, say, talk, way, type FlowTemplate } from "./build";

/** Its one gap is wanted: which agent speaks the other language only the tenant knows. */
export const bilingual: FlowTemplate = {
  id: "bilingual",
  name: "Two languages",
  description: "Asks for the language and hands over to the agent who speaks it, who knows what was said.",
  definition: drawn(
    {
      welcome: [0, 4],
      help: [1, 9],
      swap: [2, 1],
      sorry: [3, 3],
      goodbye: [4, 9],
    },
    [
      say("welcome", "Which language?", "Hello, this is {{company_name}}. English, or 中文?", [
        ["The caller speaks or asks for the other language", "swap"],
        ["The caller needs nothing else", "goodbye"],
        ["The caller wants to go on in English", "help"],
      ]),
      talk("help", "Help in English", "Ask how you can help, and answer questions about {{company_name}} shortly.", [
        ["The caller speaks or asks for the other language", "swap"],
        ["The caller needs nothing else", "goodbye"],
      ]),
      {
        type: "agent_swap",
        id: "swap",
        name: "Hand over",
        agentId: "",
        postCallAnalysisSetting: "both_agents",
        speakDuringExecution: true,
        instruction: { type: "static_text", text: "请稍等。One moment, please." },
        edge: way("swap", "failed", "sorry"),
      },
      talk(
        "sorry",
        "Nobody there",
        "Say that nobody who speaks the other language can be reached now. Offer to go on in English.",
        [
          ["The caller goes on in English", "help"],
          ["The caller does not want to", "goodbye"],
        ],
      ),
      goodbye(),
    ],
    {
      globalPrompt: "You answer calls for {{company_name}} in English.",
      defaultDynamicVariables: { company_name: "our company" },
    },
  ),
};
