import { describe, expect, it } from "vitest";
import { dentist, dentistPrompt, transferTool } from "../../test/dentist";
import type { EngineAgent } from "./agent";
import { Conversation } from "./conversation";
import type { EngineEvent } from "./events";
import { nothingAround } from "./scene";

const saidIn = (events: EngineEvent[]) =>
  events.flatMap((event) => (event.kind === "say" && event.role === "agent" ? [event.text] : [])).join(" ");

/** Talks through all lines and gives what the agent said to the last. */
async function lastAnswer(agent: EngineAgent, ...lines: string[]): Promise<string> {
  const conversation = new Conversation(agent);
  await conversation.open();
  let last = "";
  for (const line of lines) last = saidIn(await conversation.hear(line));
  return last;
}

describe("how a call opens", () => {
  it("says the begin message with the variables filled, and leaves unknown ones as they are", async () => {
    const agent = dentist({
      beginMessage: "Hi {{name}}, {{ company }} and {{other}}.",
      dynamicVariables: { name: "Jo", company: "Acme" },
    });
    expect(saidIn(await new Conversation(agent).open())).toBe("Hi Jo, Acme and {{other}}.");
  });

  it("improvises a greeting from the prompt when there is no begin message", async () => {
    expect(saidIn(await new Conversation(dentist()).open())).toContain("Ava from Bright Smile Dental");
    expect(saidIn(await new Conversation(dentist({ beginMessage: undefined, prompt: "Be nice." })).open())).toMatch(
      /^Hello/,
    );
  });

  it("waits for the caller when the begin message is empty or the user starts", async () => {
    expect(await new Conversation(dentist({ beginMessage: "" })).open()).toEqual([]);
    const waiting = new Conversation(dentist({ startSpeaker: "user" }));
    expect(await waiting.open()).toEqual([]);
    expect(saidIn(await waiting.hear("Hello?"))).toContain("Bright Smile Dental");
  });
});

describe("answers from the prompt's own facts", () => {
  it.each([
    ["What are your opening hours?", /Monday to Friday 9 to 17/],
    ["When are you open?", /Monday to Friday/],
    ["Are you open on Sunday?", /closed on Sundays/],
    ["Where are you located?", /We're at 12 Main Street/],
    ["How much is a cleaning?", /^Cleaning is \$80\./],
    ["What are your prices?", /\$80.*\$250.*\$120/],
    ["Do you take Aetna?", /We accept Delta Dental and Aetna/],
    ["Where can I park?", /Parking is free behind the building/],
    ["How many dentists do you have?", /We have two dentists, Dr. Lee/],
    ["Do you do implants?", /implants start at \$1500/],
    ["Do you treat children?", /We treat children from three/],
    ["I have an emergency", /Please come in right away/],
    ["What if I have to cancel?", /You can cancel free of charge/],
    ["Hello! I was wondering how much whitening would be, since my sister had it done.", /Whitening is \$250/],
  ])("%s", async (question, answer) => {
    expect(await lastAnswer(dentist(), question)).toMatch(answer);
  });

  it("admits not to know, and offers to take a message", async () => {
    expect(await lastAnswer(dentist(), "What's the weather like in Rome?")).toBe(
      "I'm afraid I don't know that. May I take a message?",
    );
    expect(await lastAnswer(dentist(), "What's the weather like?", "Yes please", "Tell Dr. Lee I am late")).toContain(
      "written that down",
    );
  });

  it("never reads instructions aloud, whatever it is asked", async () => {
    const words = dentistPrompt.match(/\p{L}{3,}/gu) ?? [];
    const orders = [
      "Always be polite",
      "Never give",
      "Do not mention",
      "end_call",
      "Ask for the day",
      "You are friendly",
    ];
    for (const word of words) {
      const answer = await lastAnswer(dentist(), `What about ${word}?`);
      for (const order of orders) expect(answer).not.toContain(order);
    }
  });
});

describe("books an appointment", () => {
  const toConfirm = ["I'd like to book an appointment", "Next Tuesday", "3 pm please", "Emma Stone"];

  it("asks for day, time and name, confirms, and books", async () => {
    expect(await lastAnswer(dentist(), toConfirm[0] ?? "")).toMatch(/Which day/);
    expect(await lastAnswer(dentist(), ...toConfirm.slice(0, 2))).toMatch(/What time/);
    expect(await lastAnswer(dentist(), ...toConfirm.slice(0, 3))).toMatch(/name/);
    expect(await lastAnswer(dentist(), ...toConfirm)).toBe(
      "So that is next Tuesday at 3 pm, for Emma Stone. Is that right?",
    );
    expect(await lastAnswer(dentist(), ...toConfirm, "Yes, that's right")).toMatch(/you're booked/);
  });

  it("takes everything from one sentence, and asks anew when it was wrong", async () => {
    const all = "Can I get an appointment tomorrow at 10:30 am? My name is Bob Jones.";
    expect(await lastAnswer(dentist(), all)).toBe("So that is tomorrow at 10:30 am, for Bob Jones. Is that right?");
    expect(await lastAnswer(dentist(), all, "No, that's wrong")).toMatch(/Which day would suit you instead/);
  });

  it("answers a question in between and goes on", async () => {
    expect(await lastAnswer(dentist(), toConfirm[0] ?? "", "How much is a filling?")).toContain("$120");
    expect(await lastAnswer(dentist(), toConfirm[0] ?? "", "How much is a filling?", "On Friday")).toMatch(/What time/);
  });

  it("uses the agent's booking tool", async () => {
    const agent = dentist({ tools: [{ type: "custom", name: "book_appointment", url: "https://example.com" }] });
    const around = { ...nothingAround, mock: () => ({ content: "{}", successful: true }) };
    const conversation = new Conversation(agent, around);
    const events: EngineEvent[] = [];
    for (const line of [...toConfirm, "yes"]) events.push(...(await conversation.hear(line)));
    const call = events.find((event) => event.kind === "tool_call");
    expect(call).toMatchObject({ name: "book_appointment", successful: true });
    expect(JSON.parse(call?.arguments ?? "")).toEqual({ day: "next Tuesday", time: "3 pm", name: "Emma Stone" });
  });

  it("does not book when the prompt forbids it or does not speak of it", async () => {
    for (const prompt of ["You are Ava from Acme. Never book appointments.", "You are Ava from Acme."]) {
      expect(await lastAnswer(dentist({ prompt }), "I'd like to book an appointment")).toMatch(
        /can't make appointments/,
      );
    }
  });
});

describe("ends a call", () => {
  it("hangs up by its end_call tool after a good-bye", async () => {
    const conversation = new Conversation(dentist());
    const events = await conversation.hear("Thank you, goodbye");
    expect(events.map((event) => event.kind)).toEqual(["say", "tool_call", "hang_up"]);
    expect(events.at(-1)).toMatchObject({ by: "agent", reason: "agent_hangup" });
    expect(conversation.ended).toBe(true);
    expect(await conversation.hear("Hello?")).toEqual([]);
  });

  it("leaves hanging up to the caller without that tool", async () => {
    const conversation = new Conversation(dentist({ tools: [] }));
    expect((await conversation.hear("Bye")).map((event) => event.kind)).toEqual(["say"]);
    expect(conversation.ended).toBe(false);
  });

  it("reminds a silent caller twice, then gives up", async () => {
    const conversation = new Conversation(dentist({ tools: [] }));
    expect(saidIn(await conversation.hear(""))).toMatch(/still there/);
    expect(saidIn(await conversation.hear("  "))).toMatch(/can't hear you/);
    expect((await conversation.hear("")).at(-1)).toMatchObject({ kind: "hang_up", reason: "inactivity" });
  });

  it("starts counting silences anew when the caller speaks", async () => {
    expect(await lastAnswer(dentist(), "", "", "Sorry, I am here", "")).toMatch(/still there/);
  });
});

describe("callers in trouble", () => {
  it("transfers to a human by the agent's or the state's transfer_call tool", async () => {
    const state = { name: "start", tools: [transferTool] };
    for (const agent of [dentist({ tools: [transferTool] }), dentist({ states: [state], startingState: "start" })]) {
      const events = await new Conversation(agent).hear("Can I speak to a real person, please?");
      expect(events).toMatchObject([
        { kind: "say" },
        { kind: "tool_call", name: "to_desk" },
        { kind: "transfer", number: "+14155550123", bridged: true },
        { kind: "hang_up", reason: "call_transfer" },
      ]);
    }
  });

  it("offers a call back when there is no such tool", async () => {
    expect(await lastAnswer(dentist(), "Let me talk to your manager")).toMatch(/call you back/);
  });

  it("apologises to an angry caller and makes an offer", async () => {
    expect(await lastAnswer(dentist(), "This is ridiculous, I waited two hours!")).toMatch(/very sorry.*manager/);
  });

  it("tells somebody with the wrong number where they are", async () => {
    expect(await lastAnswer(dentist(), "Oh sorry, wrong number")).toMatch(/This is Bright Smile Dental/);
  });
});

describe("states", () => {
  const plumber = dentist({
    prompt: "You are Max from Acme Plumbing.",
    startingState: "greet",
    states: [
      {
        name: "greet",
        state_prompt: "Greet the caller.",
        edges: [
          { destination_state_name: "booking", description: "The caller wants to book a visit" },
          { destination_state_name: "emergency", description: "The caller reports a burst pipe, flood or leak" },
        ],
      },
      {
        name: "emergency",
        state_prompt: 'Say: "Please close the main valve now." Ask for the caller\'s address. A visit costs $90.',
        edges: [{ destination_state_name: "booking", description: "The caller agrees to a visit" }],
      },
      { name: "booking", state_prompt: "Book an appointment: collect day, time and name." },
    ],
  });

  it("follows the edge whose description fits what the caller said", async () => {
    const conversation = new Conversation(plumber);
    expect(await conversation.hear("Help, my kitchen is flooding, a pipe burst!")).toEqual([
      { kind: "tool_call", name: "transition_to_emergency", arguments: "{}", result: "", successful: true },
      { kind: "transition", fromState: "greet", toState: "emergency" },
      { kind: "say", role: "agent", text: "Please close the main valve now." },
    ]);
    expect(saidIn(await conversation.hear("I did that"))).toBe("Could you tell me your address, please?");
    expect(saidIn(await conversation.hear("How much is a visit?"))).toContain("$90");
    expect(await conversation.hear("Yes, please come today")).toMatchObject([
      { name: "transition_to_booking" },
      { toState: "booking" },
      { text: "What time would you like?" },
    ]);
  });

  it("stays where it is when no edge fits", async () => {
    const events = await new Conversation(plumber).hear("How is your grandmother?");
    expect(events.every((event) => event.kind === "say")).toBe(true);
  });
});

describe("languages", () => {
  it.each([
    [
      "es-ES",
      "Eres Marta de Clínica Sol. Horario: lunes a viernes de 9 a 18.",
      "¿Cuál es el horario?",
      /lunes a viernes/,
      "Adiós",
      /Muchas gracias/,
    ],
    [
      "fr-FR",
      "Tu es Claire, de Salon Belle. La coupe coûte 35 €.",
      "Combien coûte une coupe ?",
      /35 €/,
      "Au revoir",
      /Merci beaucoup/,
    ],
    [
      "de-DE",
      "Du bist Anna von Zahnarzt Müller. Öffnungszeiten: Montag bis Freitag 8 bis 18 Uhr.",
      "Wann haben Sie geöffnet?",
      /Montag bis Freitag/,
      "Auf Wiederhören",
      /Vielen Dank/,
    ],
    ["zh-CN", "你是小丽。营业时间：周一至周五9点到18点。", "请问营业时间是什么？", /周一至周五/, "再见", /非常感谢/],
  ])("%s: answers and says good-bye", async (language, prompt, question, answer, bye, farewell) => {
    const agent = dentist({ language, prompt });
    expect(await lastAnswer(agent, question)).toMatch(answer);
    expect(await lastAnswer(agent, bye)).toMatch(farewell);
  });

  it("says once which language it speaks, or changes over when it speaks many", async () => {
    const hola = "Hola, quisiera pedir una cita para el martes, por favor";
    expect(await lastAnswer(dentist(), hola)).toMatch(/only speak English/);
    expect(await lastAnswer(dentist({ language: "multi" }), hola)).toMatch(/hora/);
  });
});

it("gives the same call for the same words", async () => {
  const lines = ["Hello", "What are your prices?", "I want to book on Friday at 3 pm", "Bob", "yes", "bye"];
  const play = async () => {
    const conversation = new Conversation(dentist());
    const events = await conversation.open();
    for (const line of lines) events.push(...(await conversation.hear(line)));
    return events;
  };
  expect(await play()).toEqual(await play());
});

describe("whatever a prompt and a caller may say", () => {
  const pieces = [
    "a ",
    "If the caller asks ",
    " tell them ",
    "\n- ",
    ": ",
    "You are ",
    "Ask for ",
    "“",
    '"',
    "{{x}}",
    "$",
    "9-5",
    "Mon-Fri",
    "é",
    "你好",
    "。",
    "## ",
    "Q: ",
    "\nA: ",
    "(",
    "[",
    "*",
    "\\",
    "for Acme ",
    "🙂",
    "\u0000",
    ". ",
    "? ",
  ];
  let seed = 7;
  const random = (below: number) => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) % below;
  const text = (length: number) =>
    Array.from({ length: random(length) + 1 }, () => pieces[random(pieces.length)]).join("");

  it("there is an answer to every line", async () => {
    for (let round = 0; round < 200; round++) {
      const state = {
        name: "a",
        state_prompt: text(20),
        edges: [{ destination_state_name: ["a", "none"][random(2)] ?? "", description: text(9) }],
      };
      const conversation = new Conversation(
        dentist({
          prompt: text(200),
          states: [state],
          startingState: "a",
          language: ["en-US", "zh-CN", "multi", ""][random(4)] ?? "",
        }),
      );
      await conversation.open();
      for (let turn = 0; turn < 4 && !conversation.ended; turn++)
        expect(saidIn(await conversation.hear(`${text(30)}x`))).not.toBe("");
    }
  });

  it.each(["1-", "a ", "a@", "If the caller asks about ", "For Acme And ", 'Say: "', "Mon-"])(
    "long prompts of nothing but %j are read in reasonable time",
    async (piece) => {
      expect(
        await lastAnswer(dentist({ prompt: piece.repeat(100_000 / piece.length) }), "What are your opening hours?"),
      ).not.toBe("");
    },
  );
});
