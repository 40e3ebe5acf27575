import { randomUUID } from "node:crypto";
import type { Fixture } from "../testing/isolation/fixture";

/** Different at each try, for what has to be unique. */
const fresh = () => randomUUID().slice(0, 8);

/** Two answers about "until now" would differ by the time between them. */
const loadedAt = Date.now();
const dayMs = 24 * 60 * 60 * 1000;
const span = { from: new Date(loadedAt - 30 * dayMs), to: new Date(loadedAt + dayMs) };

/**
 * Every procedure: who may call it, written down a second time so that the permission table has a witness, and a valid input
 * made of one person's things. The proof (`pnpm isolation:prove`) puts strangers' things in their place, one by one.
 */
export const fixtures: Record<string, Fixture> = {
  "auth.register": {
    who: "everybody",
    input: () => ({
      tenantName: `New ${fresh()}`,
      name: "Ada",
      email: `ada-${fresh()}@example.test`,
      password: "correct horse battery 9",
    }),
  },
  "auth.login": { who: "everybody", input: ({ email }) => ({ email, password: "not the password" }) },
  "auth.refresh": { who: "everybody", input: () => ({ refreshToken: "no such token" }) },
  "auth.logout": { who: "everybody", input: () => ({ refreshToken: "no such token" }) },
  "auth.me": { who: "signed-in" },

  "agents.list": { who: "user", input: () => ({ limit: 100 }) },
  "agents.table": { who: "user", input: () => ({ limit: 100 }) },
  "agents.get": { who: "user", input: ({ agentId }) => ({ id: agentId }) },
  "agents.create": {
    who: "admin",
    input: ({ userId }) => ({
      name: `Agent ${fresh()}`,
      systemPrompt: "You answer.",
      voiceId: "retell-Cimo",
      assignedUserId: userId,
    }),
  },
  "agents.update": { who: "user", input: ({ agentId }) => ({ id: agentId, name: "Renamed", revision: 1 }) },
  "agents.pause": { who: "user", input: ({ agentId }) => ({ id: agentId }) },
  "agents.resume": { who: "user", input: ({ agentId }) => ({ id: agentId }) },
  "agents.remove": { who: "admin", input: ({ agentId }) => ({ id: agentId }) },
  "agents.voices": { who: "user" },
  "agents.voicePreview": { who: "user", input: () => ({ voiceId: "retell-Cimo" }) },

  "billing.summary": { who: "user" },
  "billing.limits": { who: "user" },

  "calls.list": {
    who: "user",
    input: () => ({ limit: 100 }),
    also: ({ agentId, userId }) => ({ limit: 100, agentId, userId }),
  },
  "calls.table": {
    who: "user",
    input: () => ({ limit: 100 }),
    also: ({ agentId, userId }) => ({ limit: 100, agentId, userId }),
  },
  "calls.totals": { who: "user", input: () => ({}), also: ({ agentId, userId }) => ({ agentId, userId }) },
  "calls.get": { who: "user", input: ({ callId }) => ({ id: callId }) },
  "calls.transcript": { who: "user", input: ({ callId }) => ({ id: callId }) },
  "calls.audio": { who: "user", input: ({ callId }) => ({ id: callId }) },
  "calls.start": { who: "admin", input: ({ agentId }) => ({ agentId, toNumber: "+12025550123" }) },
  "calls.stop": { who: "admin", input: ({ callId }) => ({ id: callId }) },
  "calls.stats": { who: "user", input: () => span, also: ({ agentId }) => ({ ...span, agentId }) },
  "calls.parkedEvents": { who: "super_admin", input: () => ({}) },

  "members.list": { who: "admin" },

  "phoneNumbers.list": { who: "admin", input: () => ({ limit: 100 }) },
  "phoneNumbers.available": { who: "admin", input: () => ({ limit: 100 }) },
  "phoneNumbers.mine": { who: "user", input: () => ({ limit: 100 }) },
  "phoneNumbers.claim": {
    who: "admin",
    input: ({ poolNumberId, agentId, userId }) => ({ phoneNumberId: poolNumberId, agentId, userId }),
  },
  "phoneNumbers.release": { who: "admin", input: ({ phoneNumberId }) => ({ phoneNumberId }) },
  "phoneNumbers.update": {
    who: "admin",
    input: ({ phoneNumberId, agentId, userId }) => ({ id: phoneNumberId, agentId, userId }),
  },

  "platform.summary": { who: "super_admin" },

  "pool.list": { who: "super_admin", input: () => ({}) },
  "pool.search": { who: "super_admin", input: () => ({ countryCode: "US" }) },
  "pool.owned": { who: "super_admin" },
  "pool.buy": { who: "super_admin", input: () => ({ phoneNumber: "+12025550177" }) },
  "pool.import": { who: "super_admin", input: () => ({ phoneNumber: "+12025550178" }), refusedWith: 400 },
};
