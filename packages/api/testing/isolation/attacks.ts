import type { Answer, Walked } from "./doors";
import type { Fixture, WhoMay } from "./fixture";
import type { Cast, Subject } from "./subjects";
import { formerKinds, type Kind, type Things } from "./things";

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
  "visit",
  "raised visit",
  "lower role",
  "susp.tenant",
  "names tenant",
  "other tenant",
  "other user",
  "pool",
  "deleted",
  "nothing",
  "own",
] as const;

export type Column = (typeof columns)[number];

const ranks: Record<WhoMay, number> = { everybody: 0, "signed-in": 1, user: 1, admin: 2, super_admin: 3 };

/** Everything that is tried at one procedure, but for what may succeed. */
export function attacksOn(cast: Cast, procedure: Walked, fixture: Fixture, aimed: readonly Kind[]): Attack[] {
  const { a, anonymous, expired, loggedOut, suspendedUser, keyWithoutScope } = cast;
  const { type } = procedure;
  const { who, refusedWith } = fixture;
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
  const hasIdInPath = procedure.route?.path.includes("{") === true;
  if (who === "super_admin") {
    const expected = refusedWith === undefined ? [404] : [404, refusedWith];
    if (hasIdInPath) attacks.push({ ...refused("nothing", cast.superAdmin, ...expected), aim: cast.nothing });
    return attacks;
  }
  if (who !== "signed-in") {
    const tenantHeader = { "x-tenant-id": a.tenantId };
    attacks.push({ ...refused("names tenant", cast.otherAdmin, 403), headers: tenantHeader });
    // Neither visiting nor saying whose things are meant, and why.
    attacks.push(refused("super admin", cast.superAdmin, 400));
    if (type === "mutation") attacks.push(refused("susp.tenant", cast.suspendedTenant, 403));
    attacks.push(...attacksOfVisitors(cast, type, aimed));
  }
  attacks.push(...aimedAttacks(cast, who, aimed));
  // A list may be narrowed to somebody who left, or to an agent that was deleted: their calls are still there.
  if (type === "mutation" || hasIdInPath) attacks.push(...attacksOnFormer(cast, who, aimed));
  return attacks;
}

/** What a visit to one tenant must not do: change anything before it is raised, and reach another tenant at all. */
function attacksOfVisitors(
  { a, b, visitor, raisedVisitor }: Cast,
  type: Walked["type"],
  aimed: readonly Kind[],
): Attack[] {
  const astray = (column: Column, subject: Subject) =>
    aimed.map((kind): Attack => ({
      column,
      subject,
      aim: { ...subject.own, [kind]: b.admin[kind] },
      expected: "as nothing",
    }));
  if (type === "query") {
    const look: Attack = { column: "visit", subject: visitor, aim: b.admin, expected: "nothing foreign" };
    return aimed.length === 0 ? [look] : astray("visit", visitor);
  }
  const change: Attack = { column: "visit", subject: visitor, aim: a.admin, expected: [403] };
  return [change, ...astray("raised visit", raisedVisitor)];
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

/** What somebody had once is gone for them too. */
function attacksOnFormer(
  { admin, user, formerOfAdmin, formerOfUser }: Cast,
  who: WhoMay,
  aimed: readonly Kind[],
): Attack[] {
  const owners: [Subject, Things][] = [[admin, formerOfAdmin]];
  if (ranks[who] === 1) owners.push([user, formerOfUser]);
  return formerKinds
    .filter((kind) => aimed.includes(kind))
    .flatMap((kind) =>
      owners.map(([subject, former]): Attack => ({
        column: "deleted",
        subject,
        aim: { ...subject.own, [kind]: former[kind] },
        expected: "as nothing",
      })),
    );
}

/** Two answers that nobody can tell apart: the request's id aside, and the ids that were sent. */
export function isSame(one: Answer, other: Answer): boolean {
  return one.status === other.status && plain(one.text) === plain(other.text);
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function plain(text: string): string {
  return text.replaceAll(uuid, "id");
}
