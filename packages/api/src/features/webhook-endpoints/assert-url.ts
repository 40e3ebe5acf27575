import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import { urlRules } from "../tools/assert-urls";
import { urlProblem } from "../tools/public-url";

/** Throws validation_failed when the address may not be called: it is no https address, or leads inside. */
export function assertUrl(ctx: TenantCtx, url: string): void {
  const problem = urlProblem(url, urlRules(ctx));
  if (problem !== null) throw invalid("url", `This address cannot be called: ${problem}`);
}
