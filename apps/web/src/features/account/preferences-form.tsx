"use client";

import type { Preferences } from "@voxcalls/api/schemas/auth";
import { CardContent } from "@voxcalls/ui/card";
import { Combobox } from "@voxcalls/ui/combobox";
import { Field } from "@voxcalls/ui/field";
import { ThemeToggle } from "@voxcalls/ui/theme-toggle";
import { toast } from "@voxcalls/ui/toast";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

const ofDevice = "device";

/** Saved as soon as something is chosen. The theme is saved by the frame of the page, wherever it is chosen. */
export function PreferencesForm({ preferences, zones }: { preferences: Preferences; zones: readonly string[] }) {
  const router = useRouter();
  const [zone, setZone] = useState(preferences.timeZone ?? ofDevice);
  const save = trpc.auth.updateMe.useMutation({
    onSuccess: () => {
      toast.success("Your time zone is saved");
      router.refresh();
    },
    onError: (error) => {
      setZone(preferences.timeZone ?? ofDevice);
      toast.error(failureWords(error));
    },
  });
  const choose = (value: string) => {
    setZone(value);
    save.mutate({ settings: { timeZone: value === ofDevice ? null : value } });
  };
  const options = [
    { value: ofDevice, label: "As my device says" },
    ...zones.map((name) => ({ value: name, label: name.replaceAll("_", " "), keywords: [name] })),
  ];
  return (
    <CardContent className="flex flex-col gap-5">
      <Field label="Time zone" help="Dates and times are written in it, wherever they stand.">
        <Combobox value={zone} onValueChange={choose} options={options} searchPlaceholder="Search cities" />
      </Field>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <p className="text-sm font-medium">Theme</p>
          <p className="text-compact text-muted-foreground">Comes with you to every device you sign in on.</p>
        </div>
        <ThemeToggle />
      </div>
    </CardContent>
  );
}
