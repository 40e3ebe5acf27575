"use client";

import type { TenantDetailView } from "@voxcalls/api/schemas/platform/tenants";
import { Button } from "@voxcalls/ui/button";
import { Callout } from "@voxcalls/ui/callout";
import { Card, CardContent, CardFooter, CardHeader } from "@voxcalls/ui/card";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Textarea } from "@voxcalls/ui/textarea";
import { toast } from "@voxcalls/ui/toast";
import { plans } from "@voxcalls/api/catalogue/plans";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormFailure } from "~/features/shell/form-failure";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";
import { plansByName } from "./tenant-words";

const caps = [
  { key: "maxUsers", label: "Members", used: "members" },
  { key: "maxAgents", label: "Agents", used: "agents" },
  { key: "maxPhoneNumbers", label: "Phone numbers", used: "phoneNumbers" },
  { key: "monthlyMinutesLimit", label: "Minutes a month", used: "minutesUsed" },
] as const;

const others = [
  { key: "guaranteedLines", label: "Guaranteed lines", help: "Calls that it may always have at once." },
  { key: "maxLines", label: "Lines at most", help: "Those above the guaranteed ones are shared by all." },
  { key: "extraMinutes", label: "Extra minutes this month", help: "On top of the plan's; they end with the month." },
] as const;

type Key = (typeof caps)[number]["key"] | (typeof others)[number]["key"] | "ratePerMinute";
type Draft = Record<Key, string> & { plan: TenantDetailView["plan"] };
type PlanKey = Exclude<Key, "extraMinutes">;

/** The fields that a plan fills in, too. */
function termsOf(terms: Pick<TenantDetailView, PlanKey>): Record<PlanKey, string> {
  const { maxUsers, maxAgents, maxPhoneNumbers, monthlyMinutesLimit, guaranteedLines, maxLines, ratePerMinute } = terms;
  return {
    guaranteedLines: String(guaranteedLines),
    maxLines: String(maxLines),
    maxUsers: String(maxUsers),
    maxAgents: String(maxAgents),
    maxPhoneNumbers: String(maxPhoneNumbers),
    monthlyMinutesLimit: String(monthlyMinutesLimit),
    ratePerMinute,
  };
}

function draftOf(tenant: TenantDetailView): Draft {
  return { ...termsOf(tenant), extraMinutes: String(tenant.extraMinutes), plan: tenant.plan };
}

/** Plan, limits and rate of an organisation. Choosing a plan fills in its terms; each can then be written over. */
export function TenantTerms({ tenant }: { tenant: TenantDetailView }) {
  const router = useRouter();
  const [draft, setDraft] = useState(draftOf(tenant));
  const [reason, setReason] = useState("");
  const [rateFrom, setRateFrom] = useState("");
  const change = trpc.tenants.change.useMutation({
    onSuccess: (saved) => {
      toast.success("Plan and limits are saved");
      setDraft(draftOf(saved));
      setReason("");
      setRateFrom("");
      router.refresh();
    },
  });
  const failure = change.error ? failureOf(change.error) : null;
  const errors = failure?.fields ?? {};
  const before = draftOf(tenant);
  const isChanged = (Object.keys(before) as (keyof Draft)[]).some((key) => before[key] !== draft[key]);
  const below = caps.filter(({ key, used }) => Number(draft[key]) < Number(tenant[used]));
  const belowWords = below.map(({ label }, index) => (index === 0 ? label : label.toLowerCase())).join(" and ");
  const set = (key: keyof Draft) => (value: string) => setDraft({ ...draft, [key]: value });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const { plan, ratePerMinute } = draft;
        const numbers = Object.fromEntries([...caps, ...others].map(({ key }) => [key, Number(draft[key])]));
        const later = rateFrom === "" ? {} : { rateFrom: new Date(rateFrom) };
        change.mutate({ id: tenant.id, plan, ratePerMinute, ...later, ...numbers, ...(reason.trim() && { reason }) });
      }}
    >
      <Card className="max-w-2xl">
        <CardHeader
          title="Plan and limits"
          description="A limit below what is in use keeps what is there and blocks what is new. A new rate holds for calls that begin from then on; what was charged stays."
        />
        <CardContent className="flex flex-col gap-4">
          <FormFailure failure={failure} />
          <Field label="Plan" error={errors["plan"]} help="Fills in the fields below.">
            <Select
              value={draft.plan}
              onValueChange={(value) => {
                const plan = value as Draft["plan"];
                setDraft({ ...draft, ...termsOf(plans[plan]), plan });
              }}
              options={Object.entries(plansByName).map(([value, label]) => ({ value, label }))}
            />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            {caps.map(({ key, label, used }) => (
              <Field
                key={key}
                label={label}
                error={errors[key]}
                help={`${Math.round(Number(tenant[used])).toLocaleString("en-US")} in use`}
              >
                <Input inputMode="numeric" value={draft[key]} onChange={(event) => set(key)(event.target.value)} />
              </Field>
            ))}
            {others.map(({ key, label, help }) => (
              <Field key={key} label={label} error={errors[key]} help={help}>
                <Input inputMode="numeric" value={draft[key]} onChange={(event) => set(key)(event.target.value)} />
              </Field>
            ))}
            <Field
              label="Rate per minute"
              error={errors["ratePerMinute"]}
              help={`Billed by ${tenant.billingIncrementSeconds} s`}
            >
              <Input
                inputMode="decimal"
                value={draft.ratePerMinute}
                icon={<span className="text-compact">$</span>}
                onChange={(event) => set("ratePerMinute")(event.target.value)}
              />
            </Field>
            {draft.ratePerMinute === before.ratePerMinute ? null : (
              <Field label="Holds from" error={errors["rateFrom"]} help="By your clock; empty is now.">
                <Input type="datetime-local" value={rateFrom} onChange={(event) => setRateFrom(event.target.value)} />
              </Field>
            )}
          </div>
          {below.length > 0 ? (
            <Callout tone="warning">
              {belowWords} would be over the limit: nothing is taken away, but nothing can be added.
            </Callout>
          ) : null}
          <Field
            label="Reason"
            error={errors["reason"]}
            help="Kept in the audit log, which the organisation can read."
            required
          >
            <Textarea rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          </Field>
        </CardContent>
        <CardFooter>
          <span>{isChanged ? "Not saved yet" : "Nothing changed"}</span>
          <span className="flex gap-2">
            <Button disabled={!isChanged} onClick={() => setDraft(before)}>
              Reset
            </Button>
            <Button variant="primary" type="submit" disabled={!isChanged} pending={change.isPending}>
              Save
            </Button>
          </span>
        </CardFooter>
      </Card>
    </form>
  );
}
