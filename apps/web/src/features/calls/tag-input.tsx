"use client";

import { Badge } from "@voxcalls/ui/badge";
import { Input } from "@voxcalls/ui/input";
import { X } from "lucide-react";
import { useState, type ComponentProps } from "react";

interface TagInputProps extends Pick<
  ComponentProps<typeof Input>,
  "id" | "aria-describedby" | "aria-invalid" | "disabled"
> {
  readonly tags: readonly string[];
  /** Left out: they are only read. */
  readonly onChange?: (tags: string[]) => void;
}

/** Tags in a row; Enter or a comma adds what was typed. */
export function TagInput({ tags, onChange, ...field }: TagInputProps) {
  const [typed, setTyped] = useState("");
  function add() {
    const tag = typed.trim();
    setTyped("");
    if (tag && !tags.some((one) => one.toLowerCase() === tag.toLowerCase())) onChange?.([...tags, tag]);
  }
  return (
    <div className="flex flex-col gap-2">
      {tags.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag}>
              <Badge>
                {tag}
                {onChange ? (
                  <button
                    type="button"
                    aria-label={`Take the tag ${tag} away`}
                    disabled={field.disabled}
                    className="-mr-1 ml-0.5 inline-flex size-4 items-center justify-center rounded-xs hover:text-foreground"
                    onClick={() => onChange(tags.filter((one) => one !== tag))}
                  >
                    <X aria-hidden className="size-3" />
                  </button>
                ) : null}
              </Badge>
            </li>
          ))}
        </ul>
      ) : null}
      {onChange ? (
        <Input
          {...field}
          value={typed}
          maxLength={40}
          placeholder="Add a tag"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== ",") return;
            event.preventDefault();
            add();
          }}
        />
      ) : null}
    </div>
  );
}
