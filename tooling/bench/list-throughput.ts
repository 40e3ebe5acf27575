import { PAGE } from "./list-statement";
import { rawRequest } from "./load";
import { describe, failuresOf, interleave } from "./rounds";
import { whale } from "./seed";
import type { Stage } from "./stage";
import { ratioOf, type Verdict } from "./verdict";

/** The bodies are to be equal but for what one side may say in more words. */
const SAME_SIZE = 0.1;

const routes = [
  { path: "calls", what: "GET /calls", target: 0.8 },
  { path: "agents", what: "GET /agents, an ordinary list", target: 0.55 },
] as const;

/** P1: lists as the product serves them, against the same rows from a bare node:http and pg handler. */
export async function measureLists(stage: Stage): Promise<Verdict[]> {
  const bare = await stage.start("serve-bare.ts", [stage.ownerUrl, whale.id]);
  const product = await stage.start("serve-doors.ts");
  const authorization = `Bearer ${stage.token}`;
  const contenders = routes.flatMap(({ path }) => [
    { name: "bare node:http + pg", child: bare, url: `/${path}` },
    { name: "product", child: product, url: `/api/v1/${path}?limit=${PAGE}` },
  ]);
  for (let pair = 0; pair < contenders.length; pair += 2) {
    const sizes = await Promise.all(
      contenders.slice(pair, pair + 2).map(({ child, url }) => sizeOf(child.port, url, authorization)),
    );
    assertAlike(contenders[pair]?.url ?? "", sizes);
  }
  const results = await interleave(
    contenders.map(({ name, child, url }) => ({ name, child, request: rawRequest("GET", url, { authorization }) })),
    stage.options.quick ? { rounds: 3, seconds: 1 } : { rounds: 7, seconds: 2.5 },
  );
  await Promise.all([bare.stop(), product.stop()]);
  return routes.map(({ what, target }, index) => {
    const [base = [], ours = []] = results.slice(2 * index);
    const ratio = ratioOf(
      ours.map((round) => round.perSecond),
      base.map((round) => round.perSecond),
    );
    return {
      id: "P1",
      what: `${what}, ${PAGE} rows, against bare node:http + pg`,
      measured: ratio.text,
      target: `≥ ${target}×`,
      holds: ratio.value >= target && failuresOf(ours) === 0,
      details: [describe("bare node:http + pg", base), describe("product", ours)],
    };
  });
}

async function sizeOf(port: number, url: string, authorization: string): Promise<{ rows: number; bytes: number }> {
  const answer = await fetch(`http://127.0.0.1:${port}${url}`, { headers: { authorization } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
  const { data } = JSON.parse(text) as { data: unknown[] };
  return { rows: data.length, bytes: text.length };
}

function assertAlike(url: string, [one, other]: { rows: number; bytes: number }[]): void {
  if (one && other && one.rows === other.rows && Math.abs(one.bytes / other.bytes - 1) < SAME_SIZE) return;
  throw new Error(`${url}: the bodies differ, ${JSON.stringify(one)} and ${JSON.stringify(other)}; mend serve-bare.ts`);
}
