"use client";

import { Button } from "@voxcalls/ui/button";
import { Field } from "@voxcalls/ui/field";
import { Input } from "@voxcalls/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@voxcalls/ui/popover";
import { Tag } from "lucide-react";
import { useState } from "react";
import { failureOf } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface TagCallsProps {
  readonly ids: readonly string[];
  readonly onTagged: (words: string) => void | Promise<void>;
}

/** Gives a tag to all chosen calls, or takes it from them. */
export function TagCalls({ ids, onTagged }: TagCallsProps) {
  const [open, setOpen] = useState(false);
  const [tag, setTag] = useState("");
  const tagging = trpc.calls.tagMany.useMutation({
    onSuccess: async ({ changed }) => {
      setOpen(false);
      setTag("");
      await onTagged(changed === 1 ? "1 call changed" : `${changed} calls changed`);
    },
  });
  const failure = tagging.error ? failureOf(tagging.error) : null;
  const word = tag.trim();
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        tagging.reset();
        setOpen(next);
      }}
    >
      <PopoverTrigger asChild>
        <Button size="sm" variant="outline">
          <Tag />
          Tag
        </Button>
      </PopoverTrigger>
      <PopoverContent label="Tag the chosen calls">
        <form
          noValidate
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (word) tagging.mutate({ ids: [...ids], add: [word] });
          }}
        >
          <Field label="Tag" error={failure ? (Object.values(failure.fields)[0] ?? failure.message) : undefined}>
            <Input value={tag} maxLength={40} onChange={(event) => setTag(event.target.value)} autoFocus />
          </Field>
          <div className="flex gap-2">
            <Button type="submit" size="sm" variant="primary" disabled={!word} pending={tagging.isPending}>
              Add
            </Button>
            <Button
              size="sm"
              variant="ghost"
              disabled={!word || tagging.isPending}
              onClick={() => tagging.mutate({ ids: [...ids], remove: [word] })}
            >
              Take away
            </Button>
          </div>
        </form>
      </PopoverContent>
    </Popover>
  );
}
