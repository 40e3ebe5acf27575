import { z } from "zod";

export const PlatformSummary = z.object({
  tenants: z.int(),
  activeTenants: z.int(),
  suspendedTenants: z.int(),
  tenantsWithoutMinutes: z.int().describe("Their numbers are disconnected until the month turns or the plan grows."),
  callsInProgress: z.int(),
  callsToday: z.int(),
  minutesThisMonth: z.string(),
  revenueThisMonth: z.string(),
  numbersInPool: z.int(),
  numbersAssigned: z.int(),
  eventsParked: z.int().describe("Events of agents that nobody here owns."),
  eventsWaiting: z.int(),
  workersAlive: z.int(),
});

export type PlatformSummary = z.infer<typeof PlatformSummary>;
