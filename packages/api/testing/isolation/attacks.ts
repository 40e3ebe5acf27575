import type { Answer, Walked } from "./doors";
import type { Fixture, WhoMay } from "./fixture";
import type { Cast, Subject } from "./subjects";
import type { Kind, Things } from "./things";

/** One try of a stranger, and what has to come of it. */
export interface Attack {
  readonly column: Column;
  readonly subject: Subject;
  /** Whose things the input is made of. */
  readonly aim: Things;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that are a refusal, or "as nothing": the very answer that things get which never were. */
  readonly expected: readonly number[] | "as nothing" | "nothing foreign";
}

/** The columns of the matrix, in the order in which they are printed. */
export const columns = [
  "anonymous",
  "expired",
  "logged out",
  "suspended",
  "key 0",
  "super admin",
  "lower role",
  "susp.tenant",
  "names tenant",
  "other tenant",
  "other user",
  "pool",
  "nothing",
  "own",
] as const;

export type Column = (typeof columns)[number];

const ranks: Record<WhoMay, number> = { everybody: 0, "signed-in": 1, user: 1, admin: 2, super_admin: 3 };

/** Everything that is tried at one procedure, but for what may succeed. */
export function attacksOn(cast: Cast, { type }: Walked, { who }: Fixture, aimed: readonly Kind[]): Attack[] {
  const { a, anonymous, expired, loggedOut, suspendedUser, keyWithoutScope } = cast;
  if (who === "everybody") return [];
  const refused = (column: Column, subject: Subject, ...expected: number[]): Attack => ({
    column,
    subject,
    aim: a.admin,
    expected,
  });
  const attacks: Attack[] = [
    refused("anonymous", anonymous, 401),
    refused("expired", expired, 401),
    refused("logged out", loggedOut, 401),
    refused("suspended", suspendedUser, 401),
    refused("key 0", keyWithoutScope, 403),
  ];
  if (ranks[who] > 1) attacks.push(refused("lower role", cast.user, 403));
  if (ranks[who] > 2) attacks.push(refused("lower role", cast.admin, 403));
  if (who === "super_admin") return attacks;
  if (who !== "signed-in") {
    const tenantHeader = { "x-tenant-id": a.tenantId };
    attacks.push({ ...refused("names tenant", cast.otherAdmin, 403), headers: tenantHeader });
    // Neither visiting nor saying whose things are meant, and why.
    attacks.push(refused("super admin", cast.superAdmin, 400));
    if (type === "mutation") attacks.push({ ...refused("susp.tenant", cast.suspendedTenant, 403) });
  }
  return [...attacks, ...aimedAttacks(cast, who, aimed)];
}

function aimedAttacks(cast: Cast, who: WhoMay, aimed: readonly Kind[]): Attack[] {
  const { a, admin, user, colleagueUser, otherAdmin, otherUser } = cast;
  const isForUsers = ranks[who] === 1;
  const strangers: [Column, Subject, Things][] = [["other tenant", otherAdmin, a.admin]];
  if (isForUsers) strangers.push(["other tenant", otherUser, a.user], ["other user", colleagueUser, a.user]);
  // The own account is nobody else's, not even for an admin.
  if (who === "signed-in") strangers.push(["other user", admin, a.user]);
  // Without an aim the question is only whether anything of theirs comes along.
  if (aimed.length === 0) {
    return strangers.map(([column, subject, aim]) => ({ column, subject, aim, expected: "nothing foreign" }));
  }
  const attacks = strangers.flatMap(([column, subject, theirs]) =>
    aimed.map((kind): Attack => ({
      column,
      subject,
      aim: { ...subject.own, [kind]: theirs[kind] },
      expected: "as nothing",
    })),
  );
  if (aimed.includes("phoneNumberId")) {
    const aim = { ...a.admin, phoneNumberId: a.admin.poolNumberId };
    attacks.push({ column: "pool", subject: isForUsers ? user : admin, aim, expected: "as nothing" });
  }
  return attacks;
}

/** Two answers that nobody can tell apart: the request's id aside, and the ids that were sent. */
export function isSame(one: Answer, other: Answer): boolean {
  return one.status === other.status && plain(one.text) === plain(other.text);
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function plain(text: string): string {
  return text.replaceAll(uuid, "id");
}
