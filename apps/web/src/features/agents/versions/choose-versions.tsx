"use client";

import type { VersionView } from "@voxcalls/api/schemas/agents";
import { Select } from "@voxcalls/ui/select";
import { useRouter } from "next/navigation";
import type { Comparison } from "./comparison";

interface ChooseVersionsProps {
  readonly versions: readonly Pick<VersionView, "version" | "title">[];
  readonly hasDraft: boolean;
  readonly shown: Comparison;
}

/** Any two states of an agent to be compared. The draft is always the newer one. */
export function ChooseVersions({ versions, hasDraft, shown }: ChooseVersionsProps) {
  const router = useRouter();
  const isDraft = shown.against === "draft";
  const older = isDraft ? String(shown.n) : shown.against;
  const newer = isDraft ? "draft" : String(shown.n);
  const compare = (from: string, to: string) =>
    router.push(to === "draft" ? `?n=${from}&against=draft` : `?n=${to}&against=${from}`, { scroll: false });
  const options = versions.map(({ version, title }) => ({
    value: String(version),
    label: `Version ${version}`,
    description: title ?? undefined,
  }));
  return (
    <div role="group" aria-label="Compare" className="flex flex-wrap items-center gap-2 text-compact">
      <span>From</span>
      <Select
        aria-label="Compare from"
        controlSize="sm"
        className="w-40 max-sm:w-32"
        value={older}
        onValueChange={(from) => compare(from, newer)}
        options={options}
      />
      <span>to</span>
      <Select
        aria-label="Compare to"
        controlSize="sm"
        className="w-40 max-sm:w-32"
        value={newer}
        onValueChange={(to) => compare(older, to)}
        options={hasDraft || isDraft ? [{ value: "draft", label: "Draft" }, ...options] : options}
      />
    </div>
  );
}
