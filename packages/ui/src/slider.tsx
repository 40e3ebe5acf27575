"use client";

import * as SliderPrimitive from "radix-ui/slider";
import { useFieldGroup } from "./field-context";

type SliderProps = {
  value: number;
  onValueChange: (value: number) => void;
  /** After the hand lets go: the moment to save. */
  onValueCommit?: ((value: number) => void) | undefined;
  min?: number;
  max?: number;
  step?: number;
  /** What the value means, in plain words: "answers at once". Shown and read aloud. */
  words: (value: number) => string;
  /** How the figure is written; two decimals at most unless told. */
  format?: ((value: number) => string) | undefined;
  /** What the two ends mean. */
  ends?: readonly [string, string] | undefined;
  disabled?: boolean | undefined;
  /** Needed outside a Field. */
  "aria-label"?: string | undefined;
};

/** A number on a scale that says what it means. */
export function Slider({ value, onValueChange, onValueCommit, min = 0, max = 1, step = 0.01, ...props }: SliderProps) {
  const field = useFieldGroup();
  const label = props["aria-label"];
  const written = props.format?.(value) ?? String(Math.round(value * 100) / 100);
  const said = props.words(value);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-4 text-compact">
        <span className="text-secondary-foreground">{said}</span>
        <span className="font-medium">{written}</span>
      </div>
      <SliderPrimitive.Root
        value={[value]}
        onValueChange={([next]) => next !== undefined && onValueChange(next)}
        onValueCommit={([next]) => next !== undefined && onValueCommit?.(next)}
        min={min}
        max={max}
        step={step}
        disabled={props.disabled ?? false}
        className="relative flex h-6 w-full touch-none items-center select-none data-[disabled]:opacity-50"
      >
        <SliderPrimitive.Track className="relative h-1 grow rounded-full bg-border-strong">
          <SliderPrimitive.Range className="absolute h-full rounded-full bg-primary" />
        </SliderPrimitive.Track>
        <SliderPrimitive.Thumb
          {...field}
          {...(label ? { "aria-label": label } : {})}
          aria-valuetext={`${written}, ${said}`}
          className="block size-4 rounded-full border-2 border-primary bg-card transition-[outline-color] after:absolute after:-inset-1.5"
        />
      </SliderPrimitive.Root>
      {props.ends ? (
        <div aria-hidden className="flex justify-between text-xs text-muted-foreground">
          <span>{props.ends[0]}</span>
          <span>{props.ends[1]}</span>
        </div>
      ) : null}
    </div>
  );
}
