import { drawn, goodbye, person, say, talk, way, type FlowTemplate } from "./build";

export const booking: FlowTemplate = {
  id: "booking",
  name: "Appointments",
  description: "Finds a time, books it over your webhook and confirms by text message.",
  definition: drawn(
    {
      welcome: [0, 4],
      details: [1, 4],
      remember: [2, 4],
      book: [3, 3],
      confirm: [4, 0],
      booked: [5, 0],
      taken: [4, 6],
      person: [5, 13],
      goodbye: [6, 11],
    },
    [
      say("welcome", "Welcome", "Hello, this is {{company_name}}. Would you like to book an appointment?", [
        ["The caller wants to book an appointment", "details"],
        ["The caller needs nothing", "goodbye"],
      ]),
      talk(
        "details",
        "Name and time",
        "Ask for the caller's name, then for the day and time that suit. Today is {{current_time}}. Repeat both.",
        [["The caller has given a name and agreed to a day and time", "remember"]],
      ),
      {
        type: "extract_dynamic_variables",
        id: "remember",
        name: "Remember name and time",
        variables: [
          { type: "string", name: "caller_name", description: "The caller's full name.", required: true },
          { type: "string", name: "start_time", description: "The agreed day and time in ISO 8601.", required: true },
        ],
        elseEdge: way("remember", "else", "book"),
      },
      {
        type: "function",
        id: "book",
        name: "Book",
        toolId: "book",
        toolType: "local",
        waitForResult: true,
        speakDuringExecution: true,
        instruction: { type: "static_text", text: "One moment while I enter that." },
        edges: [
          {
            id: "book-1",
            transitionCondition: {
              type: "equation",
              operator: "&&",
              equations: [{ left: "{{booking_id}}", operator: "exists" }],
            },
            destinationNodeId: "confirm",
          },
        ],
        elseEdge: way("book", "else", "taken"),
      },
      talk("taken", "Time is taken", "Say that this time could not be booked, and ask for another one.", [
        ["The caller has agreed to another time", "remember"],
        ["The caller gives up", "goodbye"],
      ]),
      {
        type: "sms",
        id: "confirm",
        name: "Confirm by text",
        instruction: {
          type: "static_text",
          text: "Your appointment at {{company_name}}: {{start_time}}. See you then!",
        },
        successEdge: way("confirm", "sent", "booked"),
        failedEdge: way("confirm", "failed", "booked"),
      },
      talk("booked", "Booked", "Confirm the appointment on {{start_time}}. Answer a last question if there is one.", [
        ["The caller needs nothing else", "goodbye"],
      ]),
      {
        ...person("person", "Put through", "front_desk_number", "goodbye"),
        globalNodeSetting: { condition: "The caller wants something other than an appointment, or a person's help." },
      },
      goodbye(),
    ],
    {
      globalPrompt: "You make appointments for {{company_name}}. Be quick and exact.",
      defaultDynamicVariables: { company_name: "our practice", front_desk_number: "+12025550100" },
      tools: [
        {
          type: "custom",
          toolId: "book",
          name: "book_appointment",
          description: "Books an appointment.",
          url: "https://example.com/appointments",
          method: "POST",
          parameters: {
            type: "object",
            properties: {
              caller_name: { type: "string", description: "The caller's full name." },
              start_time: { type: "string", description: "Day and time in ISO 8601." },
            },
            required: ["caller_name", "start_time"],
          },
          responseVariables: { booking_id: "$.id" },
          timeoutMs: 10_000,
        },
      ],
    },
  ),
};
