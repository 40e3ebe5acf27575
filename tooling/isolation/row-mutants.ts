import type { Mutant } from "./mutant";

const proof = ["packages/api/test/isolation.test.ts"];
const features = "packages/api/src/features";

/** Rules of the features: whose rows they are. */
export const rowMutants: readonly Mutant[] = [
  {
    name: "the rows of agents",
    file: `${features}/agents/policy.ts`,
    from: 'actor.role === "user" ?',
    to: 'actor.role === "system" ?',
    tests: proof,
  },
  {
    name: "the rows of calls",
    file: `${features}/calls/policy.ts`,
    from: 'actor.role === "user" ? {',
    to: 'actor.role === "system" ? {',
    tests: proof,
  },
  {
    name: "the rows of numbers",
    file: `${features}/phone-numbers/policy.ts`,
    from: 'actor.role === "user" ?',
    to: 'actor.role === "system" ?',
    // No route lists a tenant's numbers to users: the rule is asked for by the verb alone.
    tests: [`${features}/phone-numbers/release.test.ts`],
  },
  {
    name: "agents that were deleted",
    file: `${features}/agents/policy.ts`,
    from: '{ status: { not: "deleted" } }',
    to: "{}",
    tests: proof,
  },
  {
    name: "the rows of calls in statements",
    file: `${features}/calls/policy.ts`,
    from: 'return actor.role === "user" ? Prisma.sql`c.user_id',
    to: 'return actor.role === "system" ? Prisma.sql`c.user_id',
    tests: proof,
  },
  {
    name: "the rows of what calls cost",
    file: `${features}/billing/policy.ts`,
    from: 'actor.role === "user" ?',
    to: 'actor.role === "system" ?',
    tests: [`${features}/billing/usage-summary.test.ts`, ...proof],
  },
  {
    name: "the rows of transcripts",
    file: `${features}/calls/transcript.ts`,
    from: "where: { id, ...visibleTo(ctx.actor) }",
    to: "where: { id }",
    tests: proof,
  },
  {
    name: "the rows of recordings",
    file: `${features}/calls/recording.ts`,
    from: "where: { id, ...visibleTo(ctx.actor) }",
    to: "where: { id }",
    tests: proof,
  },
  {
    name: "the own numbers",
    file: `${features}/phone-numbers/mine.ts`,
    from: "[{ assignedUserId: ctx.actor.userId }, after",
    to: "[after",
    tests: proof,
  },
  {
    name: "the own sessions",
    file: `${features}/auth/account/end-session.ts`,
    from: "where: { id, userId: ctx.person.userId, revokedAt: null,",
    to: "where: { id, revokedAt: null,",
    tests: proof,
  },
  {
    name: "a number that somebody holds",
    file: `${features}/phone-numbers/claim.ts`,
    from: 'where: { id, tenantId: null, status: "available" }',
    to: "where: { id }",
    tests: [`${features}/phone-numbers/claim.test.ts`],
  },
  {
    name: "members and agents of others in what is sent",
    file: `${features}/phone-numbers/claim.ts`,
    from: "await assertBindable(tx, ctx.tenant.id, input);",
    to: "",
    tests: [`${features}/phone-numbers/claim.test.ts`, ...proof],
  },
  {
    name: "the last admin",
    file: `${features}/members/last-admin.ts`,
    from: "if (await isLastAdmin(tx, member)) {",
    to: "if ((await isLastAdmin(tx, member)) && Date.now() === 0) {",
    tests: [`${features}/members/members.test.ts`],
  },
];
