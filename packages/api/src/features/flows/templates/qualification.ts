import { drawn, goodbye, person, say, talk, way, type FlowTemplate } from "./build";

export const qualification: FlowTemplate = {
  id: "qualification",
  name: "Qualification",
  description: "Finds out who is ready to buy, and puts those through to sales.",
  definition: drawn(
    {
      welcome: [0, 5],
      needs: [1, 5],
      remember: [2, 4],
      weigh: [3, 4],
      sales: [4, 1],
      later: [5, 5],
      goodbye: [6, 9],
    },
    [
      say("welcome", "Welcome", "Thanks for calling {{company_name}}. What are you looking for?", [
        ["The caller has said what they are looking for", "needs"],
        ["The caller is not interested", "goodbye"],
      ]),
      talk(
        "needs",
        "Size, budget, time",
        "Find out, one question at a time: how many people it is for, what budget they have, and by when they want to decide.",
        [["The caller has answered about size, budget and time, or will not", "remember"]],
      ),
      {
        type: "extract_dynamic_variables",
        id: "remember",
        name: "Remember the answers",
        variables: [
          { type: "number", name: "team_size", description: "How many people it is for." },
          { type: "string", name: "budget", description: "The budget in the caller's words." },
          {
            type: "enum",
            name: "readiness",
            description: "When they want to decide.",
            choices: ["this month", "this quarter", "later", "unknown"],
          },
        ],
        elseEdge: way("remember", "else", "weigh"),
      },
      {
        type: "branch",
        id: "weigh",
        name: "Ready to buy?",
        edges: [
          {
            id: "weigh-1",
            transitionCondition: {
              type: "equation",
              operator: "||",
              equations: [
                { left: "{{readiness}}", operator: "==", right: "this month" },
                { left: "{{team_size}}", operator: ">=", right: "50" },
              ],
            },
            destinationNodeId: "sales",
          },
        ],
        elseEdge: way("weigh", "else", "later"),
      },
      person("sales", "Put through to sales", "sales_number", "later"),
      talk("later", "Send something", "Offer to send material by e-mail, and ask for the address letter by letter.", [
        ["The caller has given an address or declined", "goodbye"],
      ]),
      goodbye(),
    ],
    {
      globalPrompt: "You speak with people who are interested in {{company_name}}. Be curious, never pushy.",
      defaultDynamicVariables: { company_name: "our company", sales_number: "+12025550101" },
    },
  ),
};
