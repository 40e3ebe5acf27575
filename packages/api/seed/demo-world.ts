/** The demo as data: who is in it, what their agents say, who calls. */
export const demoPassword = "voxcalls-demo-2026";

const frontDesk = `You answer the phone for Acme Dental, a family dentist in Portland, Oregon.

About us
- We are open Monday to Friday from 8 am to 6 pm, and Saturday from 9 am to 1 pm. We are closed on Sunday.
- Our address is 214 Alder Street, between the library and the bakery. There is free parking behind the building.
- A check-up with cleaning costs 95 dollars. A filling starts at 140 dollars. Whitening costs 260 dollars.
- We accept Delta Dental, Aetna and Cigna. New patients are welcome.
- In an emergency outside opening hours, patients call the on-call dentist at 503 555 0142.

Booking
- You book appointments. Ask for the day, the time and the caller's name, then repeat them.

Be warm and brief. If you don't know something, say so and offer to take a message.`;

const afterHours = `You answer the phone for Acme Dental outside opening hours.

- The practice opens again on the next working day at 8 am.
- For severe pain, swelling or bleeding, the on-call dentist is reached at 503 555 0142.
- You take messages: ask for the caller's name and what it is about, and promise a call back in the morning.

Keep it short and reassuring.`;

const acmePrices = `A check-up with cleaning costs $95. It takes forty-five minutes.

A filling starts at $140. How much it is depends on the size; the dentist says so before beginning.

Whitening costs $260 and takes an hour and a half.

A crown costs $980. It needs two visits, two weeks apart.

A root canal costs $790. A wisdom tooth is taken out from $320.

Children under twelve pay half for check-ups. A missed visit that was not cancelled a day before costs $40.`;

const globexDesk = `You answer the phone for Globex Logistics, a parcel carrier.

- The depot is open from 7 am to 9 pm every day.
- A parcel within the country takes two working days. Express delivery costs 18 dollars and takes one day.
- Damaged parcels are reported within seven days with a photo to claims@globex.test.
- You can take a message for the dispatcher.`;

export const demoTenants = [
  {
    name: "Acme",
    slug: "acme",
    plan: "pro" as const,
    timeZone: "America/Los_Angeles",
    people: [
      { email: "admin@acme.test", name: "Alice Admin", role: "admin" as const },
      { email: "user@acme.test", name: "Uma User", role: "user" as const },
    ],
    agents: [
      {
        name: "Front desk",
        systemPrompt: frontDesk,
        welcomeMessage: "Acme Dental, good day! How can I help you?",
        assignedTo: "user@acme.test",
        hasNumber: true,
      },
      {
        name: "After hours",
        systemPrompt: afterHours,
        welcomeMessage: "You've reached Acme Dental outside opening hours. What can I do for you?",
        assignedTo: null,
        hasNumber: false,
      },
    ],
    knowledge: [{ name: "Price list", title: "Price list 2026", text: acmePrices }],
    calls: 60,
  },
  {
    name: "Globex",
    slug: "globex",
    plan: "starter" as const,
    timeZone: "UTC",
    people: [{ email: "admin@globex.test", name: "Gary Globex", role: "admin" as const }],
    agents: [
      {
        name: "Dispatch",
        systemPrompt: globexDesk,
        welcomeMessage: "Globex Logistics, dispatch speaking.",
        assignedTo: null,
        hasNumber: true,
      },
    ],
    knowledge: [],
    calls: 6,
  },
];

/** Who calls, in turn: mostly ordinary callers, now and then a difficult one. */
export const demoCallers = [
  "books",
  "asks-hours",
  "asks-price",
  "books",
  "talkative",
  "asks-hours",
  "wants-human",
  "books",
  "angry",
  "asks-price",
  "hangs-up-at-3s",
  "spanish-speaker",
  "books",
  "wrong-number",
  "silent",
];
