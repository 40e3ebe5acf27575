import { z } from "zod";

export const PlatformSummary = z.object({
  tenants: z.int(),
  activeTenants: z.int(),
  suspendedTenants: z.int(),
  tenantsWithoutMinutes: z.int().describe("Their numbers are disconnected until the month turns or the plan grows."),
  callsInProgress: z.int(),
  callsToday: z.int(),
  linesInUse: z.int().describe("Calls that hold a line, begun or expected."),
  sharedLines: z.int().describe("Lines beyond the guaranteed ones that all organisations share."),
  minutesThisMonth: z.string(),
  revenueThisMonth: z.string(),
  marginThisMonth: z.string().nullable().describe("Of the calls whose cost is known; null while none is."),
  callsWithoutCost: z.int().describe("This month's calls whose cost the provider has not told."),
  endpointsFailing: z.int().describe("Webhook endpoints that were switched off or are being tried in vain."),
  failingEndpoints: z
    .array(
      z.object({
        id: z.uuid(),
        host: z.string(),
        switchedOffAt: z.date().nullable(),
        lastSuccessAt: z.date().nullable(),
        owner: z.object({ id: z.uuid(), name: z.string() }),
      }),
    )
    .describe("The first of these."),
  differencesOpen: z.int().nullable().describe("Null while nothing was ever compared with the provider."),
  provider: z
    .object({
      missing: z.int(),
      changed: z.int().describe("Changed there past us, or as we would not write it today."),
      orphans: z.int(),
      lookedAt: z.date().nullable().describe("When everything there was last looked at whole; null for never."),
    })
    .describe("What stands at the provider, held against what should."),
  numbersInPool: z.int(),
  numbersAssigned: z.int(),
  eventsParked: z.int().describe("Events of agents that nobody here owns."),
  eventsWaiting: z.int(),
  workersAlive: z.int(),
});

export type PlatformSummary = z.infer<typeof PlatformSummary>;
