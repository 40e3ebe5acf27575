"use client";

import type { LimitsView } from "@voxcalls/api/schemas/limits";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { RadioGroup } from "@voxcalls/ui/radio-group";
import { Switch } from "@voxcalls/ui/switch";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { SettingsCard } from "~/features/settings/settings-card";
import { trpc } from "~/trpc/client";
import { failureOf } from "~/trpc/failure";

const ways: readonly { value: LimitsView["whenUnreachable"]; label: string; description: string }[] = [
  {
    value: "fail_open",
    label: "Your agents answer all the same",
    description: "Nobody is turned away. A burst of calls may take a few lines more than you have.",
  },
  {
    value: "fail_closed",
    label: "Nobody answers",
    description: "Every call is asked about first, so no limit is ever passed.",
  },
];

/** The spend cap, and who answers while VoxCalls cannot be reached: what an organisation sets for itself. */
export function LimitsForm({ limits, mayChange }: { limits: LimitsView; mayChange: boolean }) {
  const router = useRouter();
  const saved = shortened(limits.spend.cap);
  const [cap, setCap] = useState(saved);
  const [stopsAtCap, setStopsAtCap] = useState(limits.spend.stopsAtCap);
  const [whenUnreachable, setWhenUnreachable] = useState(limits.whenUnreachable);
  const change = trpc.limits.change.useMutation({
    onSuccess: () => {
      toast.success("Saved");
      router.refresh();
    },
  });
  const failure = change.error ? failureOf(change.error) : null;
  const errors = failure?.fields ?? {};
  const wanted = cap.trim();
  const stops = stopsAtCap && wanted !== "";
  return (
    <SettingsCard
      isChanged={wanted !== saved || stops !== limits.spend.stopsAtCap || whenUnreachable !== limits.whenUnreachable}
      isSound
      mayChange={mayChange}
      failure={failure}
      pending={change.isPending}
      onSave={() => change.mutate({ spendCap: wanted === "" ? null : wanted, stopsAtCap: stops, whenUnreachable })}
    >
      <Field
        label="Spend cap"
        help="What a month may cost. At 50, 75, 90 and 100 % a mail goes to the billing address, or to your first admin."
        error={errors["spendCap"]}
        optional
      >
        <Input
          inputMode="decimal"
          value={cap}
          disabled={!mayChange}
          icon={<span className="text-compact">$</span>}
          trailing={<span className="text-compact text-muted-foreground">a month</span>}
          onChange={(event) => setCap(event.target.value)}
        />
      </Field>
      <Field
        layout="inline"
        label="Stop at the cap"
        help="New calls are declined there, until the month ends or the cap is raised. Otherwise it only warns."
      >
        <Switch checked={stops} disabled={!mayChange || wanted === ""} onCheckedChange={setStopsAtCap} />
      </Field>
      <Field label="While VoxCalls cannot be reached" error={errors["whenUnreachable"]}>
        <RadioGroup
          look="cards"
          value={whenUnreachable}
          disabled={!mayChange}
          onValueChange={(value) => setWhenUnreachable(value === "fail_closed" ? "fail_closed" : "fail_open")}
          options={ways}
        />
      </Field>
    </SettingsCard>
  );
}

/** An amount without zeros that say nothing. */
function shortened(amount: string | null): string {
  return amount === null ? "" : amount.replace(/(\.\d\d)00$/, "$1").replace(/\.00$/, "");
}
