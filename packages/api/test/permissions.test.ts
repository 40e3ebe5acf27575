import type { $ZodType, $ZodTypes } from "zod/v4/core";
import { describe, expect, it } from "vitest";
import { may, type PersonRole } from "../src/kernel/permissions";
import { appRouter } from "../src/root";
import { walked } from "../testing/isolation/doors";
import { fixtures } from "./isolation-fixtures";

/** What anybody may call without a credential: sign-in, and what comes before it. Everything else asks who they are. */
const open = [
  "auth.register",
  "auth.login",
  "auth.refresh",
  "auth.logout",
  "auth.link",
  "auth.password.forgot",
  "auth.password.reset",
  "auth.email.verify",
  "invitations.offer",
  "invitations.accept",
];

const roles: PersonRole[] = ["user", "admin", "super_admin"];

interface Parsers {
  readonly _def: { readonly inputs?: readonly $ZodType[]; readonly output?: $ZodType };
}

const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Parsers>);

/** Every field of a schema, as a path. */
function fieldsOf(schema: $ZodType, path: string, seen = new Set<$ZodType>()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { def } = (schema as $ZodTypes)._zod;
  if (def.type === "object") {
    return Object.entries(def.shape).flatMap(([key, field]) => [
      `${path}.${key}`,
      ...fieldsOf(field, `${path}.${key}`, seen),
    ]);
  }
  const inner = [
    ...("innerType" in def ? [def.innerType] : []),
    ...(def.type === "array" ? [def.element] : []),
    ...(def.type === "union" ? def.options : []),
    ...(def.type === "pipe" ? [def.in, def.out] : []),
    ...(def.type === "record" ? [def.valueType] : []),
  ];
  return inner.flatMap((one) => fieldsOf(one, path, seen));
}

describe("the permission table", () => {
  it("Z2: every procedure says who may call it, and only the listed ones are open", () => {
    expect(walked.filter(({ permission }) => permission === undefined).map(({ name }) => name)).toEqual([]);
    const really = walked.filter(({ permission }) => permission === "open").map(({ name }) => name);
    expect(really.toSorted()).toEqual(open.toSorted());
  });

  it.each(walked)("Z1: $name is for whom it is written down to be for", ({ name, permission }) => {
    const who = fixtures[name]?.who;
    if (permission === "open") return expect(who).toBe("everybody");
    if (permission === "signed-in") return expect(who).toBe("signed-in");
    const allowed = permission === undefined ? [] : roles.filter((role) => may(role, permission));
    expect(allowed[0]).toBe(who);
    expect(allowed).toEqual(roles.slice(roles.indexOf(allowed[0] ?? "user")));
  });

  it("Z7: no input takes fields that nobody wrote down", () => {
    const loose = procedures.filter(([, { _def }]) =>
      (_def.inputs ?? []).some((input) => {
        const { def } = (input as $ZodTypes)._zod;
        return def.type === "object" && def.catchall !== undefined && def.catchall._zod.def.type !== "never";
      }),
    );
    expect(loose.map(([name]) => name)).toEqual([]);
  });

  it("Z7: no answer has a field for a secret", () => {
    const fields = procedures.flatMap(([name, { _def }]) => (_def.output ? fieldsOf(_def.output, name) : []));
    expect(fields.length).toBeGreaterThan(100);
    expect(fields.filter((field) => /hash$|^sealed|\.sealed|sipPassword|recordingUrl/i.test(field))).toEqual([]);
  });
});
