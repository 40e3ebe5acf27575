import { can, rest, router } from "../../trpc";
import { TestToolInput, ToolTest } from "./schemas";
import { testTool } from "./test-tool";

export const toolsRouter = router({
  test: can("agents:test")
    .meta(rest("POST", "/tools/test", "Try a custom tool with sample arguments"))
    .input(TestToolInput)
    .output(ToolTest)
    .mutation(({ ctx, input }) => testTool(ctx, input)),
});
