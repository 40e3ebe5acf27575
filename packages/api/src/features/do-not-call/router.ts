import { can, rest, router } from "../../trpc";
import { addDoNotCall } from "./add";
import { listDoNotCall } from "./list";
import { removeDoNotCall } from "./remove";
import { AddDoNotCallInput, AddedToDoNotCall, DoNotCallIdInput, DoNotCallPage, ListDoNotCallInput } from "./schemas";

export const doNotCallRouter = router({
  list: can("do-not-call:read")
    .meta(rest("GET", "/do-not-call", "Numbers that nobody of the organisation calls, newest first"))
    .input(ListDoNotCallInput)
    .output(DoNotCallPage)
    .query(({ ctx, input }) => listDoNotCall(ctx, input)),
  add: can("do-not-call:manage")
    .meta(rest("POST", "/do-not-call", "Put numbers on the do-not-call list"))
    .input(AddDoNotCallInput)
    .output(AddedToDoNotCall)
    .mutation(({ ctx, input }) => addDoNotCall(ctx, input)),
  remove: can("do-not-call:manage")
    .meta(rest("DELETE", "/do-not-call/{id}", "Take a number off the do-not-call list", { respond: "empty" }))
    .input(DoNotCallIdInput)
    .mutation(({ ctx, input }) => removeDoNotCall(ctx, input)),
});
