"use client";

import type { VoiceView } from "@voxcalls/api/schemas/agents";
import { Button } from "@voxcalls/ui/button";
import { cn } from "@voxcalls/ui/cn";
import { Input } from "@voxcalls/ui/input";
import { Segmented } from "@voxcalls/ui/segmented";
import { Sheet, SheetContent, SheetTrigger } from "@voxcalls/ui/sheet";
import { toast } from "@voxcalls/ui/toast";
import { AudioLines, Check, Play, Search, Square } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { failureWords } from "~/trpc/failure";
import { trpc } from "~/trpc/client";

interface VoicePickerProps {
  readonly voices: readonly VoiceView[];
  readonly value: string;
  readonly onChange: (voiceId: string) => void;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

const genders = [
  { value: "any", label: "All" },
  { value: "female", label: "Female" },
  { value: "male", label: "Male" },
] as const;

/** The chosen voice, and a drawer to find, hear and choose another. */
export function VoicePicker({
  voices,
  value,
  onChange,
  disabled = false,
  placeholder = "Choose a voice",
}: VoicePickerProps) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [gender, setGender] = useState<(typeof genders)[number]["value"]>("any");
  const sound = useVoiceSound();
  const chosen = voices.find((voice) => voice.voiceId === value);
  const shown = voices.filter(
    (voice) => (gender === "any" || voice.gender === gender) && matches(voice, words.trim().toLowerCase()),
  );
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button disabled={disabled} className="w-full justify-start border-input bg-field font-normal">
          <AudioLines className="text-muted-foreground" />
          <span className="min-w-0 truncate">
            {chosen ? `${chosen.name} · ${traits(chosen)}` : value || placeholder}
          </span>
        </Button>
      </SheetTrigger>
      <SheetContent title="Choose a voice" description="Listen before you choose.">
        <div className="mb-3 flex flex-wrap gap-2">
          <Input
            aria-label="Search voices"
            placeholder="Name, accent, age"
            icon={<Search />}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            className="min-w-40 flex-1"
          />
          <Segmented label="Gender" value={gender} onValueChange={setGender} options={genders} />
        </div>
        <ul className="divide-y rounded-lg border">
          {shown.map((voice) => (
            <li key={voice.voiceId} className="flex items-center gap-2 p-2">
              <Button
                variant="ghost"
                size="icon"
                aria-label={sound.playing === voice.voiceId ? `Stop ${voice.name}` : `Play ${voice.name}`}
                disabled={!voice.hasPreview}
                pending={sound.loading === voice.voiceId}
                onClick={() => sound.toggle(voice.voiceId)}
              >
                {sound.playing === voice.voiceId ? <Square /> : <Play />}
              </Button>
              <button
                type="button"
                aria-pressed={voice.voiceId === value}
                className="flex min-w-0 flex-1 items-center gap-3 rounded-md px-2 py-1 text-left hover:bg-accent"
                onClick={() => {
                  onChange(voice.voiceId);
                  setOpen(false);
                }}
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{voice.name}</span>
                  <span className="block truncate text-compact text-muted-foreground">{traits(voice)}</span>
                </span>
                <Check aria-hidden className={cn("size-4 text-brand", voice.voiceId !== value && "invisible")} />
              </button>
            </li>
          ))}
          {shown.length === 0 ? <li className="p-4 text-center text-muted-foreground">No voice matches.</li> : null}
        </ul>
      </SheetContent>
    </Sheet>
  );
}

function traits(voice: VoiceView): string {
  return [voice.gender, voice.accent, voice.age, voice.provider].filter(Boolean).join(", ");
}

function matches(voice: VoiceView, words: string): boolean {
  return words === "" || `${voice.name} ${traits(voice)}`.toLowerCase().includes(words);
}

function useVoiceSound() {
  const audio = useRef<HTMLAudioElement | null>(null);
  const [playing, setPlaying] = useState<string | null>(null);
  const [loading, setLoading] = useState<string | null>(null);
  const utils = trpc.useUtils();
  const stop = () => {
    audio.current?.pause();
    setPlaying(null);
  };
  useEffect(() => () => audio.current?.pause(), []);
  const start = async (voiceId: string) => {
    stop();
    setLoading(voiceId);
    try {
      const { contentType, base64 } = await utils.agents.voicePreview.fetch({ voiceId }, { staleTime: Infinity });
      audio.current = new Audio(`data:${contentType};base64,${base64}`);
      audio.current.addEventListener("ended", () => setPlaying(null));
      await audio.current.play();
      setPlaying(voiceId);
    } catch (error) {
      toast.error(
        error instanceof Error && "data" in error ? failureWords(error as never) : "This voice cannot be played here.",
      );
    } finally {
      setLoading(null);
    }
  };
  return { playing, loading, toggle: (voiceId: string) => (playing === voiceId ? stop() : void start(voiceId)) };
}
