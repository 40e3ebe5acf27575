import { Button } from "@voxcalls/ui/button";
import { IconButton } from "@voxcalls/ui/icon-button";
import { Input } from "@voxcalls/ui/input";
import { Select } from "@voxcalls/ui/select";
import { Plus, X } from "lucide-react";
import type { AgentDraft } from "../agent-draft";

type Entry = NonNullable<AgentDraft["pronunciationDictionary"]>[number];

interface PronunciationProps {
  readonly value: readonly Entry[];
  readonly onChange: (value: Entry[]) => void;
}

/** Words with the sounds they are made of. */
export function Pronunciation({ value, onChange }: PronunciationProps) {
  const write = (index: number, change: Partial<Entry>) =>
    onChange(value.map((entry, at) => (at === index ? { ...entry, ...change } : entry)));
  return (
    <div className="flex flex-col gap-1.5">
      {value.map(({ word, alphabet, phoneme }, index) => (
        <div key={index} className="grid grid-cols-[1fr_5rem_1fr_auto] items-center gap-1.5">
          <Input
            id={undefined}
            aria-label="Word"
            placeholder="Word"
            value={word}
            onChange={(event) => write(index, { word: event.target.value })}
          />
          <Select
            aria-label="Alphabet"
            value={alphabet}
            options={[
              { value: "ipa", label: "IPA" },
              { value: "cmu", label: "CMU" },
            ]}
            onValueChange={(next) => write(index, { alphabet: next === "cmu" ? "cmu" : "ipa" })}
          />
          <Input
            id={undefined}
            aria-label="Sounds"
            placeholder="ˈnaɪki"
            value={phoneme}
            onChange={(event) => write(index, { phoneme: event.target.value })}
          />
          <IconButton
            label={`Remove ${word || "this line"}`}
            icon={<X />}
            size="icon-sm"
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        onClick={() => onChange([...value, { word: "", alphabet: "ipa", phoneme: "" }])}
      >
        <Plus />
        Word
      </Button>
    </div>
  );
}
