"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { EmptyState } from "@voxcalls/ui/empty-state";
import { Input } from "@voxcalls/ui/input";
import { Segmented } from "@voxcalls/ui/segmented";
import { Sheet, SheetContent, SheetTrigger } from "@voxcalls/ui/sheet";
import { Skeleton } from "@voxcalls/ui/skeleton";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@voxcalls/ui/tabs";
import { toast } from "@voxcalls/ui/toast";
import { Hash, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { failureWords } from "~/trpc/failure";
import { ImportList } from "./import-list";
import { trpc } from "~/trpc/client";

const types = [
  { value: "local", label: "Local" },
  { value: "mobile", label: "Mobile" },
  { value: "toll_free", label: "Toll-free" },
] as const;

/** The drawer through which numbers come into the pool: bought at Twilio, or already on our account there. */
export function BringInNumbers() {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="primary">
          <Plus />
          Add numbers
        </Button>
      </SheetTrigger>
      <SheetContent
        title="Add numbers to the pool"
        description="A number is attached to the trunk and made known to Retell; then organisations can claim it."
      >
        <Tabs defaultValue="buy">
          <TabsList>
            <TabsTrigger value="buy">Buy</TabsTrigger>
            <TabsTrigger value="owned">On our Twilio account</TabsTrigger>
            <TabsTrigger value="list">From a list</TabsTrigger>
          </TabsList>
          <TabsContent value="buy">
            <BuyNumbers />
          </TabsContent>
          <TabsContent value="owned">
            <OwnedNumbers />
          </TabsContent>
          <TabsContent value="list">
            <ImportList />
          </TabsContent>
        </Tabs>
      </SheetContent>
    </Sheet>
  );
}

function useBroughtIn() {
  const router = useRouter();
  return {
    onSuccess: ({ phoneNumber }: { phoneNumber: string }) => {
      toast.success(`${phoneNumber} is in the pool`);
      router.refresh();
    },
    onError: (error: Parameters<typeof failureWords>[0]) => toast.error(failureWords(error)),
  };
}

function BuyNumbers() {
  const [numberType, setNumberType] = useState<(typeof types)[number]["value"]>("local");
  const [countryCode, setCountryCode] = useState("US");
  const [areaCode, setAreaCode] = useState("");
  const wanted = { countryCode, numberType, ...(/^[2-9]\d\d$/.test(areaCode) && { areaCode: Number(areaCode) }) };
  const found = trpc.pool.search.useQuery(wanted, { enabled: /^[A-Z]{2}$/.test(countryCode), retry: false });
  const buy = trpc.pool.buy.useMutation(useBroughtIn());
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Input
          aria-label="Country"
          className="w-16"
          maxLength={2}
          value={countryCode}
          onChange={(event) => setCountryCode(event.target.value.toUpperCase())}
        />
        <Input
          aria-label="Area code"
          placeholder="Area code"
          className="w-28"
          inputMode="numeric"
          maxLength={3}
          value={areaCode}
          onChange={(event) => setAreaCode(event.target.value.replaceAll(/\D/g, ""))}
        />
        <Segmented label="Type" value={numberType} onValueChange={setNumberType} options={types} />
      </div>
      {found.error ? (
        <Callout tone="danger">{failureWords(found.error)}</Callout>
      ) : (
        <NumberList
          numbers={found.data?.data.map(({ phoneNumber, locality, region }) => ({
            phoneNumber,
            about: [locality, region].filter(Boolean).join(", "),
          }))}
          empty="Twilio sells no such number at the moment."
          act={(phoneNumber) => (
            <Button
              size="sm"
              aria-label={`Buy ${phoneNumber}`}
              disabled={buy.isPending}
              pending={buy.isPending && buy.variables.phoneNumber === phoneNumber}
              onClick={() => buy.mutate({ phoneNumber }, { onSuccess: () => void found.refetch() })}
            >
              Buy
            </Button>
          )}
        />
      )}
    </div>
  );
}

function OwnedNumbers() {
  const owned = trpc.pool.owned.useQuery(undefined, { retry: false });
  const bringIn = trpc.pool.import.useMutation(useBroughtIn());
  if (owned.error) return <Callout tone="danger">{failureWords(owned.error)}</Callout>;
  return (
    <NumberList
      numbers={owned.data?.data.map(({ phoneNumber, friendlyName }) => ({ phoneNumber, about: friendlyName ?? "" }))}
      empty="Every number of the account is in the pool already."
      act={(phoneNumber) => (
        <Button
          size="sm"
          aria-label={`Add ${phoneNumber}`}
          disabled={bringIn.isPending}
          pending={bringIn.isPending && bringIn.variables.phoneNumber === phoneNumber}
          onClick={() => bringIn.mutate({ phoneNumber }, { onSuccess: () => void owned.refetch() })}
        >
          Add
        </Button>
      )}
    />
  );
}

interface NumberListProps {
  readonly numbers: readonly { phoneNumber: string; about: string }[] | undefined;
  readonly empty: string;
  readonly act: (phoneNumber: string) => ReactNode;
}

function NumberList({ numbers, empty, act }: NumberListProps) {
  if (numbers === undefined) return <Skeleton className="h-40" />;
  if (numbers.length === 0) return <EmptyState icon={<Hash />} title="Nothing to add" description={empty} />;
  return (
    <ul className="divide-y rounded-lg border">
      {numbers.map(({ phoneNumber, about }) => (
        <li key={phoneNumber} className="flex items-center justify-between gap-3 px-3 py-2">
          <span>
            <span className="block font-medium">{phoneNumber}</span>
            {about ? <span className="block text-compact text-muted-foreground">{about}</span> : null}
          </span>
          {act(phoneNumber)}
        </li>
      ))}
    </ul>
  );
}
