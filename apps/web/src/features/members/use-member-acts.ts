"use client";

import type { MemberDetails } from "@voxcalls/api/schemas/members";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureOf, failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { roleWords } from "./member-words";

type TrpcError = Parameters<typeof failureWords>[0];

/** Changes of one member from the menu. A role can be undone from its toast; `suspend` throws when refused, and `refusal` says why. */
export function useMemberActs(member: Pick<MemberDetails, "id" | "name" | "role">) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string | null>(null);
  const update = trpc.members.update.useMutation();
  const { id, name } = member;

  const changeRole = (role: MemberDetails["role"], undo: boolean) => {
    update.mutate(
      { id, role },
      {
        onSuccess: () => {
          const action = { label: "Undo", onClick: () => changeRole(role === "admin" ? "user" : "admin", false) };
          toast.success(`${name} is ${roleWords[role].toLowerCase()} now`, undo ? { action } : {});
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

  const suspend = async () => {
    setRefusal(null);
    try {
      await update.mutateAsync({ id, status: "suspended" });
    } catch (error) {
      const { message, requestId } = failureOf(error as TrpcError);
      setRefusal(requestId === null ? message : `${message} Request ${requestId}.`);
      throw error;
    }
    toast.success(`${name} is suspended`);
    router.refresh();
  };

  return { changeRole: (role: MemberDetails["role"]) => changeRole(role, true), reactivate, suspend, refusal };
}
