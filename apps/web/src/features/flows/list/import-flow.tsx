"use client";

import { FlowFile } from "@voxcalls/api/schemas/flows";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { PickJson } from "~/features/shell/pick-json";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

/** Makes a flow of a file that was downloaded from one. */
export function ImportFlow() {
  const router = useRouter();
  const bringIn = trpc.flows.import.useMutation({
    onSuccess: ({ flow, problems }) => {
      toast.success(
        problems.length === 0
          ? `“${flow.name}” is here`
          : `“${flow.name}” is here, with ${problems.length} things to look at`,
      );
      router.push(`/dashboard/flows/${flow.id}`);
    },
    onError: (error) => toast.error(Object.values(failureOf(error).fields)[0] ?? failureWords(error)),
  });
  return (
    <PickJson what="a flow" schema={FlowFile} pending={bringIn.isPending} onPick={(file) => bringIn.mutate({ file })} />
  );
}
