import type { Deps } from "../../src/kernel/context";
import { snake } from "../../src/kernel/snake-case";
import { attacksOn, isSame, type Attack, type Column } from "./attacks";
import { ask, walked, type Answer, type Send, type Walked } from "./doors";
import type { Fixture } from "./fixture";
import { furnishTenant } from "./furnish";
import { castOf, signedIn, type Cast, type Subject } from "./subjects";
import { kinds, kindsIn, type Kind, type Things } from "./things";

export interface Hole {
  readonly procedure: string;
  readonly column: Column;
  readonly said: string;
}

export interface Row {
  readonly walked: Walked;
  readonly who: Fixture["who"];
  /** Statuses by column; empty where there is nothing to try. */
  readonly cells: ReadonlyMap<Column, readonly number[]>;
}

export interface Proof {
  readonly rows: readonly Row[];
  readonly holes: readonly Hole[];
  readonly tries: number;
}

export interface Ground {
  /** What the doors under test are made of. */
  readonly deps: Deps;
  readonly send: Send;
  readonly fixtures: Readonly<Record<string, Fixture>>;
  /** A hash over every table; it must not change when a try is refused. */
  readonly hashOfTables: () => Promise<string>;
  /** Goes into the names of its tenants, so that two walks fit into one database. */
  readonly name: string;
  /** Only these columns, and no try that may succeed. */
  readonly only?: readonly Column[];
  /** Only these procedures, by their place in the router; all unless told. */
  readonly picks?: (procedure: Walked, place: number) => boolean;
}

/** Whether the route is about this very thing, and not one that is filtered or filled in by it. */
function isInPath({ route }: Walked, input: unknown, id: string): boolean {
  const names = [...(route?.path.matchAll(/\{(\w+)\}/g) ?? [])].map(([, name = ""]) => name);
  const fields = Object.entries((input ?? {}) as Record<string, unknown>);
  return fields.some(([name, value]) => value === id && names.includes(snake(name)));
}

/** No answer to anybody holds one of these. */
const secrets = ["$argon2", "canary-sealed", "canary.example.test"];

/** Tries every procedure through every door for everybody who should get nowhere, and once for each who should. */
export async function walk(ground: Ground): Promise<Proof> {
  const cast = await castOf(ground.deps, ground.name);
  const found = { holes: [] as Hole[], tries: 0 };
  const rows: Row[] = [];
  for (const procedure of walked.filter(ground.picks ?? (() => true))) {
    const fixture = ground.fixtures[procedure.name];
    if (!fixture) {
      found.holes.push({ procedure: procedure.name, column: "own", said: "has no fixture" });
      continue;
    }
    rows.push(await new Walker(ground, cast, procedure, fixture, found).row());
  }
  return { rows, ...found };
}

class Walker {
  readonly #cells = new Map<Column, number[]>();

  constructor(
    private readonly ground: Ground,
    private readonly cast: Cast,
    private readonly procedure: Walked,
    private readonly fixture: Fixture,
    private readonly found: { holes: Hole[]; tries: number },
  ) {}

  async row(): Promise<Row> {
    const { procedure, fixture } = this;
    const inputs = [fixture.input ?? (() => undefined), ...(fixture.also ? [fixture.also] : [])];
    const doors = procedure.route ? (["trpc", "rest"] as const) : (["trpc"] as const);
    for (const door of doors) for (const input of inputs) await this.#refusals(door, input);
    if (this.ground.only === undefined) await this.#successes(inputs);
    return { walked: procedure, who: fixture.who, cells: this.#cells };
  }

  async #refusals(door: "trpc" | "rest", input: (things: Things) => unknown): Promise<void> {
    const aimed = kindsIn(input).filter((kind) => kind !== "tenantId");
    const attacks = attacksOn(this.cast, this.procedure, this.fixture, aimed);
    const wanted = attacks.filter(({ column }) => this.ground.only?.includes(column) ?? true);
    const before = this.#isWrite(wanted) ? await this.ground.hashOfTables() : null;
    for (const attack of wanted) {
      const answer = await this.#ask(door, attack.subject, input(attack.aim), attack.headers);
      this.#note(attack.column, answer);
      await this.#judge(door, attack, answer, input, aimed);
    }
    const last = wanted.at(-1);
    if (last && before !== null && (await this.ground.hashOfTables()) !== before) {
      this.#hole(last.column, "a refused try changed a table");
    }
  }

  /** A query that succeeds for strangers, on what is theirs, may leave a trace (a recording that was played). */
  #isWrite(attacks: readonly Attack[]): boolean {
    return this.procedure.type === "mutation" && attacks.every(({ expected }) => expected !== "nothing foreign");
  }

  async #judge(
    door: "trpc" | "rest",
    attack: Attack,
    answer: Answer,
    input: (things: Things) => unknown,
    aimed: readonly Kind[],
  ): Promise<void> {
    const { column, subject, expected } = attack;
    this.#findForeign(column, subject, answer);
    if (expected === "nothing foreign") return;
    if (expected !== "as nothing") {
      if (!expected.includes(answer.status)) this.#hole(column, `${subject.name} got ${answer.status}`);
      return;
    }
    const kind = aimed.find((one) => attack.aim[one] !== subject.own[one]) ?? "tenantId";
    const nothing = { ...subject.own, [kind]: this.cast.nothing[kind] };
    const control = await this.#ask(door, subject, input(nothing));
    this.#note("nothing", control);
    if (isInPath(this.procedure, input(nothing), nothing[kind]) && control.status !== 404) {
      this.#hole("nothing", `${subject.name} is answered ${control.status} for a ${kind} that never was`);
    }
    if (!isSame(answer, control)) {
      this.#hole(
        column,
        `${subject.name} can tell a ${kind} of others (${answer.status}) from none (${control.status})`,
      );
    }
    if (this.procedure.type === "mutation" && answer.status < 400) {
      this.#hole(column, `${subject.name} changed with a ${kind} of others`);
    }
  }

  /** What should work does: else a refusal above might mean nothing but a bad input. */
  async #successes(inputs: readonly ((things: Things) => unknown)[]): Promise<void> {
    // A file is not for tRPC to carry.
    const { route } = this.procedure;
    const door = route && route.respond !== "json" && route.respond !== "empty" ? "rest" : "trpc";
    for (const input of inputs) {
      for (const subject of await this.#thoseWhoMay()) {
        const answer = await this.#ask(door, subject, input(subject.own));
        this.#note("own", answer);
        this.#findForeign("own", subject, answer);
        const refusals = this.fixture.who === "everybody" ? [400, 500] : [400, 401, 403, 404, 500];
        if (refusals.includes(answer.status) && answer.status !== this.fixture.refusedWith) {
          this.#hole("own", `${subject.name} is refused (${answer.status}): ${answer.text.slice(0, 300)}`);
        }
      }
    }
  }

  async #thoseWhoMay(): Promise<Subject[]> {
    const { who } = this.fixture;
    const { admin, user, superAdmin } = this.cast;
    if (this.procedure.type === "query") {
      if (who === "super_admin") return [{ ...superAdmin, own: { ...admin.own, sessionId: superAdmin.own.sessionId } }];
      return who === "admin" ? [admin] : [admin, user];
    }
    // What a success changes must not be missed by the tries after it: a tenant of its own.
    const own = await furnishTenant(this.ground.deps, `${this.ground.name}-try-${this.found.tries}`);
    if (who === "super_admin") return [{ ...superAdmin, own: own.admin }];
    const role = who === "admin" ? "admin" : "user";
    return [signedIn(this.ground.deps, role, own[role])];
  }

  async #ask(door: "trpc" | "rest", subject: Subject, input: unknown, more: Attack["headers"] = {}): Promise<Answer> {
    this.found.tries += 1;
    return await ask(this.ground.send, door, this.procedure, input, { ...subject.headers, ...more });
  }

  #findForeign(column: Column, subject: Subject, { text }: Answer): void {
    for (const things of subject.hidden) {
      const ofTenant = things.tenantId === subject.own.tenantId ? [] : [things.tenantId, `"${things.tenantName}"`];
      const ofPerson = kinds.filter((kind) => kind !== "tenantId").map((kind) => things[kind]);
      const shown = [things.mark, ...ofPerson, ...ofTenant];
      const leak = shown.find((value) => text.includes(value));
      if (leak !== undefined) this.#hole(column, `${subject.name} is shown ${leak}, which is ${things.mark}'s`);
    }
    const secret = secrets.find((value) => text.includes(value));
    if (secret !== undefined) this.#hole(column, `${subject.name} is shown ${secret}`);
  }

  #note(column: Column, { status }: Answer): void {
    this.#cells.set(column, [...(this.#cells.get(column) ?? []), status]);
  }

  #hole(column: Column, said: string): void {
    this.found.holes.push({ procedure: this.procedure.name, column, said });
  }
}
