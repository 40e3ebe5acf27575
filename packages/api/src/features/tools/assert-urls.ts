import type { TenantCtx } from "../../kernel/context";
import { invalid } from "../../kernel/errors";
import { urlProblem, type UrlRules } from "./public-url";
import { toolsIn, type Toolbox } from "./toolbox";

/** Which addresses tools may call here. */
export function urlRules({ env }: Pick<TenantCtx, "env">): UrlRules {
  return { allowLocal: env.ALLOW_LOCAL_TOOL_URLS };
}

/** Throws validation_failed, naming the tool, when one of them calls an address that may not be called. */
export function assertUrls(ctx: TenantCtx, box: Toolbox): void {
  for (const { tool, path } of toolsIn(box)) {
    const problem = tool.type === "custom" ? urlProblem(tool.url, urlRules(ctx)) : null;
    if (problem !== null)
      throw invalid(`${path}.url`, `The address of the tool ${tool.name} cannot be called: ${problem}`);
  }
}
