"use client";

import type { MemberDetails } from "@voxcalls/api/schemas/members";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { roleWords } from "./member-words";

type TrpcError = Parameters<typeof failureWords>[0];

/** Changes of one member from the menu. `demote` and `suspend`, which are asked for twice, throw when refused, and `refusal` says why. */
export function useMemberActs(member: Pick<MemberDetails, "id" | "name" | "role">) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string | null>(null);
  const update = trpc.members.update.useMutation();
  const { id, name } = member;

  const promote = () => {
    update.mutate(
      { id, role: "admin" },
      {
        onSuccess: () => {
          toast.success(`${name} is ${roleWords.admin.toLowerCase()} now`);
          router.refresh();
        },
        onError: (error) => toast.error(failureWords(error)),
      },
    );
  };

  const reactivate = () => {
    update.mutate(
      { id, status: "active" },
      {
        onSuccess: () => {
          toast.success(`${name} may sign in again`);
          router.refresh();
        },
        onError: (error) => toast.error(failureWords(error)),
      },
    );
  };

  const confirmed = async (change: { role: "user" } | { status: "suspended" }, done: string) => {
    setRefusal(null);
    try {
      await update.mutateAsync({ id, ...change });
    } catch (error) {
      const { message, requestId } = failureOf(error as TrpcError);
      setRefusal(requestId === null ? message : `${message} Request ${requestId}.`);
      throw error;
    }
    toast.success(done);
    router.refresh();
  };

  const demote = () => confirmed({ role: "user" }, `${name} is ${roleWords.user.toLowerCase()} now`);
  const suspend = () => confirmed({ status: "suspended" }, `${name} is suspended`);

  return { promote, demote, reactivate, suspend, refusal };
}
