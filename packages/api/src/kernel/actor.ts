/** Who acts. A closed union, so that "a job did it" is said as plainly as "this person did it". */
export type Actor = MemberActor | SuperAdminActor | ApiKeyActor | SystemActor;

export interface MemberActor {
  readonly type: "member";
  readonly userId: string;
  readonly tenantId: string;
  readonly role: "admin" | "user";
  readonly email: string;
  readonly sessionId: string;
}

export interface SuperAdminActor {
  readonly type: "super_admin";
  readonly userId: string;
  readonly role: "super_admin";
  readonly email: string;
  readonly sessionId: string;
}

/** A program with a key of a tenant: it sees the rows that an admin sees, and may do what its scopes name. */
export interface ApiKeyActor {
  readonly type: "api_key";
  readonly role: "admin";
  readonly keyId: string;
  readonly name: string;
  readonly tenantId: string;
  /** Permission strings, as they were chosen; what of it holds today is for `keyMay` to say. */
  readonly scopes: readonly string[];
}

export interface SystemActor {
  readonly type: "system";
  readonly role: "system";
  readonly job: string;
}

/** Someone who signed in, as opposed to a job. */
export type Person = MemberActor | SuperAdminActor;

/** Whoever a request can come from. */
export type Caller = Person | ApiKeyActor;
