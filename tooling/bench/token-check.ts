import { z } from "zod";
import { rawRequest, runLoad } from "./load";
import { percentile } from "./numbers";
import type { Stage } from "./stage";
import type { Verdict } from "./verdict";

const PEOPLE = 32;
const TARGET_MS = 1;
const PASSWORD = "correct horse battery 9";

/** P9: what the check of an access token takes while many people sign in and their passwords are hashed in the same process. */
export async function measureTokenCheck(stage: Stage): Promise<Verdict[]> {
  const product = await stage.start("serve-doors.ts", [stage.token]);
  const checks = async () => z.array(z.number()).parse(await product.ask("token checks"));
  const post = (path: string, body: unknown) =>
    rawRequest("POST", `/api/v1${path}`, { "content-type": "application/json" }, JSON.stringify(body));
  const email = (person: number) => `person-${person}@bench.test`;
  const { failures: refused } = await runLoad({
    port: product.port,
    connections: 4,
    count: PEOPLE,
    request: (n) =>
      post("/auth/register", { tenant_name: `Bench ${n}`, name: `Person ${n}`, email: email(n), password: PASSWORD }),
  });
  if (refused > 0) throw new Error(`${refused} of ${PEOPLE} people could not register`);
  const idle = await checks();
  const signIns = await runLoad({
    port: product.port,
    connections: PEOPLE,
    seconds: stage.options.quick ? 3 : 10,
    request: (n) => post("/auth/login", { email: email(n % PEOPLE), password: PASSWORD }),
  });
  const busy = await checks();
  await product.stop();
  const p99 = percentile(busy, 0.99);
  return [
    {
      id: "P9",
      what: `check of a token while ${PEOPLE} people sign in, p99`,
      measured: `${p99.toFixed(2)} ms`,
      target: `≤ ${TARGET_MS} ms`,
      holds: p99 <= TARGET_MS && signIns.failures === 0,
      details: [
        `${busy.length} checks, p50 ${percentile(busy, 0.5).toFixed(3)} ms; before, p99 ${percentile(idle, 0.99).toFixed(3)} ms`,
        `${signIns.perSecond.toFixed(0)} sign-ins/s, p50 ${signIns.p50Ms.toFixed(0)} ms, ${signIns.failures} failed`,
      ],
    },
  ];
}
