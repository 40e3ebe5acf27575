"use client";

import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Sheet, SheetContent, SheetTrigger } from "@voxcalls/ui/sheet";
import { toast } from "@voxcalls/ui/toast";
import { PhoneOutgoing } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { reachWords } from "~/features/countries/country-words";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface PlaceCallProps {
  /** A number of the organisation with the agent that speaks from it. */
  readonly lines: readonly { phoneNumber: string; agentId: string; agentName: string }[];
  readonly label: string;
  readonly primary?: boolean;
}

/** The drawer from which an agent calls somebody. */
export function PlaceCall({ lines, label, primary }: PlaceCallProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(lines[0]?.phoneNumber ?? "");
  const [to, setTo] = useState("");
  const start = trpc.calls.start.useMutation({
    onSuccess: (call) => {
      toast.success(`${call.agentName ?? "The agent"} is calling ${call.phoneNumber ?? to}`);
      setOpen(false);
      setTo("");
      router.push(`/dashboard/calls?call=${call.id}`);
    },
  });
  const settings = trpc.tenant.get.useQuery(undefined, { enabled: open });
  const reach = settings.data ? reachWords(settings.data.outboundCountries, settings.data.callableCountries) : null;
  const failure = start.error ? failureOf(start.error) : null;
  const line = lines.find(({ phoneNumber }) => phoneNumber === from) ?? lines[0];
  const named = failure?.fields["toNumber"];
  return (
    <Sheet
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        start.reset();
      }}
    >
      <SheetTrigger asChild>
        <Button variant={primary ? "primary" : "outline"} disabled={line === undefined}>
          <PhoneOutgoing />
          {label}
        </Button>
      </SheetTrigger>
      <SheetContent
        title="Place a call"
        description="The agent rings at once. The call is billed as any other."
        footer={
          <Button type="submit" form="place-call" variant="primary" pending={start.isPending}>
            Call now
          </Button>
        }
      >
        <form
          id="place-call"
          noValidate
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (line) start.mutate({ agentId: line.agentId, fromNumber: line.phoneNumber, toNumber: to });
          }}
        >
          {failure && named === undefined ? (
            <Callout tone="danger" title="Nobody was called">
              {failure.message}
              {failure.requestId ? <span className="block">Request {failure.requestId}</span> : null}
            </Callout>
          ) : null}
          <Field
            label="From"
            help={line ? `${line.agentName} speaks.` : undefined}
            error={failure?.fields["fromNumber"]}
          >
            <Select
              value={line?.phoneNumber}
              onValueChange={setFrom}
              options={lines.map(({ phoneNumber, agentName }) => ({
                value: phoneNumber,
                label: phoneNumber,
                description: agentName,
              }))}
            />
          </Field>
          <Field
            label="To"
            help={`With + and country code, such as +14155550132.${reach === null ? "" : ` ${reach}`}`}
            error={named}
            required
          >
            <Input
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          </Field>
        </form>
      </SheetContent>
    </Sheet>
  );
}
