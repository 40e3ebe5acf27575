import { drawn, goodbye, say, talk, way, type FlowTemplate } from "./build";

export const survey: FlowTemplate = {
  id: "survey",
  name: "Survey",
  description: "Asks how it was, digs deeper when it was bad, and remembers the answers.",
  definition: drawn(
    {
      ask: [0, 6],
      score: [1, 5],
      remember: [2, 5],
      weigh: [3, 5],
      why: [4, 2],
      praise: [4, 7],
      goodbye: [5, 12],
    },
    [
      say(
        "ask",
        "May I ask?",
        "Hello, this is {{company_name}}. May I ask you two short questions about your last visit?",
        [
          ["The person agrees", "score"],
          ["The person declines or has no time", "goodbye"],
        ],
      ),
      talk("score", "Score", "Ask how likely they are to recommend {{company_name}}, from 0 to 10.", [
        ["The person has named a number", "remember"],
        ["The person does not want to answer", "goodbye"],
      ]),
      {
        type: "extract_dynamic_variables",
        id: "remember",
        name: "Remember the score",
        variables: [{ type: "number", name: "score", description: "The number from 0 to 10.", required: true }],
        elseEdge: way("remember", "else", "weigh"),
      },
      {
        type: "branch",
        id: "weigh",
        name: "Was it bad?",
        edges: [
          {
            id: "weigh-1",
            transitionCondition: {
              type: "equation",
              operator: "&&",
              equations: [{ left: "{{score}}", operator: "<", right: "7" }],
            },
            destinationNodeId: "why",
          },
        ],
        elseEdge: way("weigh", "else", "praise"),
      },
      talk("why", "What went wrong?", "Say that you are sorry, and ask what went wrong. Let them finish.", [
        ["The person has said what went wrong, or does not want to", "goodbye"],
      ]),
      talk("praise", "What was good?", "Say that you are glad, and ask what they liked best.", [
        ["The person has answered", "goodbye"],
      ]),
      goodbye("Thank the person for their time, say goodbye and end the call."),
    ],
    {
      globalPrompt: "You ask customers of {{company_name}} for their opinion. Never argue and never sell anything.",
      defaultDynamicVariables: { company_name: "our company" },
    },
  ),
};
