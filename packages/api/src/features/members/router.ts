import { z } from "zod";
import { can, router } from "../../trpc";
import { listMembers } from "./list";
import { MemberView } from "./schemas";

export const membersRouter = router({
  list: can("members:read")
    .output(z.array(MemberView))
    .query(({ ctx }) => listMembers(ctx)),
});
