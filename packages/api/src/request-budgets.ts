import { networkOf } from "./features/auth/sign-in-limits";
import type { Deps, RequestInfo, SignedIn } from "./kernel/context";
import { AppError } from "./kernel/errors";
import type { Limit } from "./kernel/rate-limits";
import { RequestBudget, type Standing } from "./kernel/request-budget";

// The contract's defaults, for REST and tRPC together; pages that the server renders are not counted.
const perCaller: Limit = { name: "api:caller", points: 600, seconds: 60 };
const perTenant: Limit = { name: "api:tenant", points: 6_000, seconds: 60 };
// What nobody has to be known for, and credentials that do not hold.
const perAddress: Limit = { name: "api:address", points: 600, seconds: 60 };

export interface RequestBudgets {
  /** Counts a request of whoever sent it. The last standing is the one that refuses, if one does. */
  take(who: SignedIn): Standing[];
  /** Counts a request of somebody who is not known. */
  takeUnknown(request: RequestInfo): Standing;
}

export function createRequestBudgets({ limits, clock, log }: Deps): RequestBudgets {
  const callers = new RequestBudget(perCaller, limits, clock, log);
  const tenants = new RequestBudget(perTenant, limits, clock, log);
  const addresses = new RequestBudget(perAddress, limits, clock, log);
  return {
    takeUnknown: ({ ipAddress }) => addresses.take(networkOf(ipAddress)),
    take({ person, tenant }) {
      const caller = callers.take(person.type === "api_key" ? person.keyId : person.sessionId);
      if (caller.isExceeded || !tenant) return [caller];
      return [caller, tenants.take(tenant.id)];
    },
  };
}

/** Throws rate_limited, with the seconds until it helps to come back. */
export function assertWithinBudget(standings: readonly Standing[]): void {
  const exceeded = standings.find(({ isExceeded }) => isExceeded);
  if (!exceeded) return;
  const { points, resetSeconds } = exceeded;
  throw new AppError(
    "rate_limited",
    `More than ${points} requests in a minute. Try again in ${resetSeconds} seconds.`,
    {
      retryAfterSeconds: resetSeconds,
    },
  );
}

/** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10), and when to come back if it is too much. */
export function tellBudgets(headers: Headers, standings: readonly Standing[]): void {
  if (standings.length === 0) return;
  const item = ({ name }: Standing) => `"${name.replace("api:", "")}"`;
  headers.set("ratelimit-policy", standings.map((one) => `${item(one)};q=${one.points};w=${one.seconds}`).join(", "));
  headers.set("ratelimit", standings.map((one) => `${item(one)};r=${one.remaining};t=${one.resetSeconds}`).join(", "));
  const exceeded = standings.find(({ isExceeded }) => isExceeded);
  if (exceeded) headers.set("retry-after", String(exceeded.resetSeconds));
}
