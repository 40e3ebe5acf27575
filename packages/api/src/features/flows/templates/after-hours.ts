import { drawn, goodbye, person, say, talk, way, type FlowTemplate } from "./build";

export const afterHours: FlowTemplate = {
  id: "after-hours",
  name: "After hours",
  description: "Takes messages when nobody is there, and puts emergencies through from anywhere.",
  definition: drawn(
    {
      welcome: [0, 5],
      hours: [1, 10],
      message: [3, 5],
      remember: [4, 5],
      emergency: [1, 0],
      "on-call": [2, 0],
      goodbye: [5, 9],
    },
    [
      say("welcome", "We are closed", "Hello, {{company_name}} is closed at the moment. May I take a message?", [
        ["The caller wants to leave a message", "message"],
        ["The caller needs nothing", "goodbye"],
        ["The caller wants to know when somebody is there", "hours"],
      ]),
      talk(
        "hours",
        "Opening hours",
        "Say that {{company_name}} is open {{opening_hours}}. It is {{current_time}} now.",
        [
          ["The caller wants to leave a message", "message"],
          ["The caller needs nothing else", "goodbye"],
        ],
      ),
      talk("message", "Take a message", "Ask for name, number and message. Repeat the number digit by digit.", [
        ["The caller has given name, number and message", "remember"],
      ]),
      {
        type: "extract_dynamic_variables",
        id: "remember",
        name: "Remember the message",
        variables: [
          { type: "string", name: "caller_name", description: "The caller's name." },
          { type: "string", name: "message", description: "What the caller wants to tell." },
        ],
        elseEdge: way("remember", "else", "goodbye"),
      },
      {
        ...talk("emergency", "Emergency", "Ask whether it cannot wait until {{company_name}} is open. Stay calm.", [
          ["It is an emergency and cannot wait", "on-call"],
          ["It can wait", "message"],
        ]),
        globalNodeSetting: { condition: "The caller speaks of an emergency, danger or severe pain." },
      },
      person("on-call", "Put through to who is on call", "on_call_number", "message"),
      goodbye("Say that somebody calls back when {{company_name}} is open, say goodbye and end the call."),
    ],
    {
      globalPrompt: "You answer for {{company_name}} outside its opening hours.",
      defaultDynamicVariables: {
        company_name: "our company",
        opening_hours: "Monday to Friday from nine to five",
        on_call_number: "+12025550102",
      },
    },
  ),
};
