import { expect, it } from "vitest";
import { concernsOf } from "./attention";

type Looked = Parameters<typeof concernsOf>[0];
const agent = (over: Partial<Looked["agents"][number]>) =>
  ({
    id: "a",
    name: "Desk",
    status: "active",
    phoneNumbers: [{ id: "n", phoneNumber: "+1" }],
    ...over,
  }) as Looked["agents"][number];
const number = (over: Partial<Looked["numbers"][number]>) =>
  ({
    id: "n",
    phoneNumber: "+1",
    status: "assigned",
    syncState: "in_sync",
    assignedAgentId: "a",
    ...over,
  }) as Looked["numbers"][number];
const plenty = { monthlyMinutesLimit: 100, minutesLeft: "90.0000" };

const concerns = (looked: Partial<Looked>) =>
  concernsOf({ agents: [], numbers: [], usage: plenty, mayBind: true, ...looked }).map(({ what, tone }) => [
    what,
    tone,
  ]);

it("nothing needs attention when everything works", () => {
  expect(concerns({ agents: [agent({})], numbers: [number({})] })).toEqual([]);
});

it("an agent without a number matters to whoever could give it one", () => {
  const agents = [agent({ phoneNumbers: [] })];
  expect(concerns({ agents })).toEqual([["Desk", "warning"]]);
  expect(concerns({ agents, mayBind: false })).toEqual([]);
});

it("the worst stands first", () => {
  const agents = [
    agent({ status: "paused" }),
    agent({ id: "b", name: "Broken", status: "failed", failureReason: null }),
  ];
  const numbers = [number({ assignedAgentId: null }), number({ id: "m", phoneNumber: "+2", status: "suspended" })];
  expect(concerns({ agents, numbers }).map(([what]) => what)).toEqual(["+2", "Broken", "+1", "Desk"]);
});

it("minutes are told from three quarters on, and loudly when they are gone", () => {
  expect(concerns({ usage: { monthlyMinutesLimit: 100, minutesLeft: "25.0000" } })).toHaveLength(1);
  expect(concerns({ usage: { monthlyMinutesLimit: 100, minutesLeft: "25.0001" } })).toEqual([]);
  expect(concerns({ usage: { monthlyMinutesLimit: 100, minutesLeft: "0.5000" } })[0]?.[1]).toBe("danger");
});
