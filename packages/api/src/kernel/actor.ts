/** Who acts. A closed union, so that "a job did it" is said as plainly as "this person did it". */
export type Actor = MemberActor | SuperAdminActor | SystemActor;

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

export interface SystemActor {
  readonly type: "system";
  readonly role: "system";
  readonly job: string;
}

/** Someone who signed in, as opposed to a job. */
export type Person = MemberActor | SuperAdminActor;
