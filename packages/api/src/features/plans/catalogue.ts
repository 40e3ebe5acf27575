/** What a plan fills into a tenant when it is chosen. The tenant's own row holds the terms in force. */
interface PlanTerms {
  readonly maxUsers: number;
  readonly maxAgents: number;
  readonly maxPhoneNumbers: number;
  readonly monthlyMinutesLimit: number;
  /** Calls that it may always have at once, and with the lines that all tenants share. */
  readonly guaranteedLines: number;
  readonly maxLines: number;
  readonly ratePerMinute: string;
  readonly billingIncrementSeconds: number;
}

type PlanName = "free" | "starter" | "pro" | "enterprise";

export const plans: { readonly [N in PlanName]: { readonly name: N } & PlanTerms } = {
  free: {
    name: "free",
    maxUsers: 5,
    maxAgents: 1,
    maxPhoneNumbers: 1,
    monthlyMinutesLimit: 100,
    guaranteedLines: 2,
    maxLines: 5,
    ratePerMinute: "0.2500",
    billingIncrementSeconds: 1,
  },
  starter: {
    name: "starter",
    maxUsers: 10,
    maxAgents: 5,
    maxPhoneNumbers: 5,
    monthlyMinutesLimit: 1_000,
    guaranteedLines: 10,
    maxLines: 30,
    ratePerMinute: "0.2000",
    billingIncrementSeconds: 1,
  },
  pro: {
    name: "pro",
    maxUsers: 50,
    maxAgents: 25,
    maxPhoneNumbers: 25,
    monthlyMinutesLimit: 10_000,
    guaranteedLines: 20,
    maxLines: 60,
    ratePerMinute: "0.1600",
    billingIncrementSeconds: 1,
  },
  enterprise: {
    name: "enterprise",
    maxUsers: 1_000,
    maxAgents: 500,
    maxPhoneNumbers: 500,
    monthlyMinutesLimit: 200_000,
    guaranteedLines: 100,
    maxLines: 500,
    ratePerMinute: "0.1200",
    billingIncrementSeconds: 1,
  },
};
