"use client";

import { SlugInput } from "@voxcalls/api/schemas/tenant-settings";
import { useEffect, useState } from "react";
import { trpc } from "~/trpc/client";

const restMs = 300;

/** Says while somebody types whether a short name is well formed and free; asks when the typing rests. */
export function useSlugCheck(slug: string, own: string): { error?: string; help?: string } {
  const [rested, setRested] = useState(own);
  useEffect(() => {
    const timer = setTimeout(() => setRested(slug), restMs);
    return () => clearTimeout(timer);
  }, [slug]);
  const form = SlugInput.safeParse({ slug });
  const isAsked = form.success && slug !== own && rested === slug;
  const answer = trpc.tenant.slugIsFree.useQuery({ slug }, { enabled: isAsked, retry: false });
  if (slug === own) return {};
  if (!form.success) return { error: form.error.issues[0]?.message ?? "Not a short name." };
  if (!isAsked || answer.isFetching) return { help: "Looking whether it is free…" };
  if (answer.data === undefined) return {};
  return answer.data.isFree ? { help: "This short name is free." } : { error: "This short name is taken." };
}
