"use client";

import { Button } from "@voxcalls/ui/button";
import { Combobox } from "@voxcalls/ui/combobox";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Sheet, SheetContent, SheetTrigger } from "@voxcalls/ui/sheet";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { toast } from "@voxcalls/ui/toast";
import { Hash, Plus, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import type { Choice } from "./bind-number";
import { countryWords, typeWords } from "./number-words";

const later = "later";

/** The drawer in which a number is taken out of the pool. */
export function ClaimNumber({ agents }: { agents: readonly Choice[] }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [digits, setDigits] = useState("");
  const [agentId, setAgentId] = useState(agents[0]?.id ?? later);
  const contains = useDeferredValue(digits.replaceAll(/\D/g, "").slice(0, 15));
  const pool = trpc.phoneNumbers.available.useQuery(
    { limit: 50, ...(contains && { contains }) },
    { enabled: open, placeholderData: (before) => before },
  );
  const claim = trpc.phoneNumbers.claim.useMutation({
    onSuccess: (number) => {
      toast.success(`${number.phoneNumber} is yours`);
      setOpen(false);
      router.refresh();
    },
    onError: (error) => {
      toast.error(failureWords(error));
      void pool.refetch();
    },
  });
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="primary">
          <Plus />
          Claim a number
        </Button>
      </SheetTrigger>
      <SheetContent title="Claim a number" description="It is yours at once and stays yours until you release it.">
        <div className="flex flex-col gap-4">
          <Field label="Answered by" help="You can change this at any time.">
            <Combobox
              value={agentId}
              onValueChange={setAgentId}
              options={[
                ...agents.map(({ id, name }) => ({ value: id, label: name })),
                { value: later, label: "Decide later" },
              ]}
            />
          </Field>
          <Input
            aria-label="Digits in the number"
            placeholder="Contains digits"
            inputMode="numeric"
            icon={<Search />}
            value={digits}
            onChange={(event) => setDigits(event.target.value)}
          />
          {pool.data === undefined ? (
            <Skeleton className="h-40" />
          ) : pool.data.data.length === 0 ? (
            <EmptyState
              icon={<Hash />}
              title={contains ? "No number contains these digits" : "The pool is empty"}
              description={contains ? "Try fewer digits." : "Ask the operator of this platform to add numbers."}
            />
          ) : (
            <ul className="divide-y rounded-lg border">
              {pool.data.data.map((number) => (
                <li key={number.id} className="flex items-center justify-between gap-3 px-3 py-2">
                  <span>
                    <span className="block font-medium">{number.phoneNumber}</span>
                    <span className="block text-compact text-muted-foreground">
                      {typeWords[number.numberType]}, {countryWords(number.countryCode)}
                    </span>
                  </span>
                  <Button
                    size="sm"
                    aria-label={`Claim ${number.phoneNumber}`}
                    pending={claim.isPending && claim.variables.phoneNumberId === number.id}
                    onClick={() =>
                      claim.mutate({ phoneNumberId: number.id, agentId: agentId === later ? null : agentId })
                    }
                  >
                    Claim
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </SheetContent>
    </Sheet>
  );
}
