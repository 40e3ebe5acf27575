import { drawn, goodbye, person, say, talk, type FlowTemplate } from "./build";

const toMessage = ["The caller wants to leave a message", "message"] as const;
const toQuestions = ["The caller has a question about the company", "questions"] as const;
const toGoodbye = ["The caller needs nothing else", "goodbye"] as const;

export const receptionist: FlowTemplate = {
  id: "receptionist",
  name: "Receptionist",
  description: "Greets, answers questions, takes messages and puts calls through.",
  definition: drawn(
    {
      welcome: [0, 3],
      questions: [1, 8],
      message: [2, 3],
      remember: [3, 3],
      promise: [4, 3],
      person: [1, 0],
      goodbye: [5, 7],
    },
    [
      say("welcome", "Welcome", "Hello, you have reached {{company_name}}. How can I help you?", [
        toMessage,
        toGoodbye,
        toQuestions,
      ]),
      talk(
        "questions",
        "Questions",
        "Answer questions about {{company_name}} in a sentence or two. Ask whether there is anything else.",
        [toMessage, toGoodbye],
      ),
      talk(
        "message",
        "Take a message",
        "Ask for the caller's name, telephone number and message, one after the other. Repeat the number digit by digit.",
        [["The caller has given name, number and message", "remember"]],
      ),
      {
        type: "extract_dynamic_variables",
        id: "remember",
        name: "Remember the message",
        variables: [
          { type: "string", name: "caller_name", description: "The caller's name.", required: true },
          { type: "string", name: "callback_number", description: "The number to call back." },
          { type: "string", name: "message", description: "What the caller wants to tell." },
        ],
        elseEdge: { id: "remember-else", destinationNodeId: "promise" },
      },
      talk(
        "promise",
        "Promise",
        "Tell {{caller_name}} that the message is passed on today. Answer a last question if there is one.",
        [toGoodbye],
      ),
      {
        ...person("person", "Put through", "front_desk_number", "message"),
        globalNodeSetting: { condition: "The caller wants to speak to somebody or needs a person's help." },
      },
      goodbye(),
    ],
    {
      globalPrompt: "You are the friendly receptionist of {{company_name}}. Keep to one or two sentences at a time.",
      defaultDynamicVariables: { company_name: "our company", front_desk_number: "+12025550100" },
    },
  ),
};
