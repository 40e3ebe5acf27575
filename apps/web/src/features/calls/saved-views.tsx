"use client";

import type { Preferences } from "@voxcalls/api/schemas/auth";
import { Button } from "@voxcalls/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@voxcalls/ui/dropdown-menu";
import { toast } from "@voxcalls/ui/toast";
import { Bookmark, BookmarkPlus, Check, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";
import { SaveView } from "./save-view";

interface SavedViewsProps {
  readonly views: Preferences["callViews"];
  /** The filters that are shown, as the address holds them; null when there are none. */
  readonly current: string | null;
}

/** Filters of the archive that somebody keeps by name, for themselves. */
export function SavedViews({ views, current }: SavedViewsProps) {
  const router = useRouter();
  const [naming, setNaming] = useState(false);
  const shown = views.find(({ address }) => address === current);
  const remove = trpc.auth.updateMe.useMutation({
    onSuccess: () => router.refresh(),
    onError: (error) => void toast.error(failureWords(error)),
  });
  const forget = (name: string) =>
    remove.mutate({ settings: { callViews: views.filter((view) => view.name !== name) } });
  if (views.length === 0 && current === null) return null;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost">
            <Bookmark />
            {shown?.name ?? "Views"}
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuLabel>Your views</DropdownMenuLabel>
          {views.map(({ name, address }) => (
            <DropdownMenuItem key={name} asChild>
              <Link href={`/dashboard/calls${address}`} aria-current={address === current ? "true" : undefined}>
                {address === current ? <Check className="text-brand" /> : <Bookmark />}
                {name}
              </Link>
            </DropdownMenuItem>
          ))}
          {views.length > 0 && current !== null ? <DropdownMenuSeparator /> : null}
          {shown ? (
            <DropdownMenuItem icon={<Trash2 />} tone="danger" onSelect={() => forget(shown.name)}>
              Delete “{shown.name}”
            </DropdownMenuItem>
          ) : current === null ? null : (
            <DropdownMenuItem icon={<BookmarkPlus />} onSelect={() => setNaming(true)}>
              Save this view…
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {naming && current !== null ? (
        <SaveView views={views} address={current} onClose={() => setNaming(false)} />
      ) : null}
    </>
  );
}
