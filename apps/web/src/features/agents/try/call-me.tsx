"use client";

import type { BillingTerms } from "@voxcalls/api/schemas/billing";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Dialog, DialogContent, DialogTrigger } from "@voxcalls/ui/dialog";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { TextLink } from "@voxcalls/ui/text-link";
import { toast } from "@voxcalls/ui/toast";
import { PhoneOutgoing } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { billingRule, priceOfAMinute } from "../price-words";

/** What calling somebody with a draft needs to know. */
export interface Calling {
  /** The organisation's numbers, the agent's own first. */
  readonly numbers: readonly string[];
  readonly terms: BillingTerms;
  /** Whether the provider is simulated: then no telephone rings. */
  readonly isSandboxed: boolean;
}

interface CallMeProps extends Calling {
  readonly agentId: string;
  /** Values of variables for this call. */
  readonly values: Readonly<Record<string, string>>;
}

const form = "call-me";

/** Has the agent's draft call a telephone. */
export function CallMe({ agentId, values, numbers, terms, isSandboxed }: CallMeProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [toNumber, setToNumber] = useState("");
  const [fromNumber, setFromNumber] = useState(numbers[0] ?? "");
  const call = trpc.agents.testCall.useMutation({
    onSuccess: ({ id, phoneNumber }) => {
      setOpen(false);
      toast.success(`${phoneNumber} is being called`, {
        description: "When it is over, it stands in the list of calls.",
        action: { label: "See the call", onClick: () => router.push(`/dashboard/calls/${id}`) },
      });
    },
  });
  const failure = call.error ? failureOf(call.error) : null;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""));
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        call.reset();
      }}
    >
      <DialogTrigger asChild>
        <Button>
          <PhoneOutgoing />
          Call me
        </Button>
      </DialogTrigger>
      <DialogContent
        title="Have it call you"
        description="The saved draft speaks; people who call meet the published version as before."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button
              type="submit"
              form={form}
              variant="primary"
              disabled={numbers.length === 0}
              pending={call.isPending}
            >
              Call
            </Button>
          </>
        }
      >
        <form
          id={form}
          noValidate
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            call.mutate({ id: agentId, toNumber, fromNumber, dynamicVariables: given });
          }}
        >
          <FormFailure failure={failure} />
          {numbers.length === 0 ? (
            <Callout tone="info" title="There is no number to call from">
              <TextLink href="/dashboard/numbers">Claim a number</TextLink> first; it is shown to whom it calls.
            </Callout>
          ) : (
            <>
              <Field
                label="Your number"
                help="With its country code, like +12025550100."
                error={failure?.fields["toNumber"]}
                required
              >
                <Input
                  type="tel"
                  autoComplete="tel"
                  value={toNumber}
                  maxLength={32}
                  onChange={(event) => setToNumber(event.target.value)}
                />
              </Field>
              <Field label="Calls from" error={failure?.fields["fromNumber"]}>
                <Select
                  value={fromNumber}
                  onValueChange={setFromNumber}
                  options={numbers.map((number) => ({ value: number, label: number }))}
                />
              </Field>
              <p className="text-compact text-muted-foreground">
                It costs what every call costs: {priceOfAMinute(terms)} a minute. {billingRule(terms)}
              </p>
              {isSandboxed ? (
                <Callout tone="info" title="No telephone rings here">
                  The provider is simulated: a made-up person answers, and the call stands in the list like a real one.
                </Callout>
              ) : null}
            </>
          )}
        </form>
      </DialogContent>
    </Dialog>
  );
}
