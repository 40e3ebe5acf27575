import { NumberField } from "~/features/flows/inspector/number-field";

const unitMs = { s: 1_000, min: 60_000 } as const;

interface SpanSettingProps {
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly valueMs: number | null;
  /** The provider's own value; null when it has none. */
  readonly ownMs: number | null;
  readonly unit: keyof typeof unitMs;
  readonly min: number;
  readonly max: number;
  readonly onChange: (valueMs: number | null) => void;
}

/** A span of time, written in seconds or minutes and kept in milliseconds; empty leaves it to the provider. */
export function SpanSetting({ valueMs, ownMs, unit, onChange, ...field }: SpanSettingProps) {
  const written = (ms: number) => ms / unitMs[unit];
  return (
    <NumberField
      {...field}
      unit={unit}
      unset={ownMs === null ? "Not set" : `${written(ownMs)} (provider’s own)`}
      value={valueMs === null ? null : written(valueMs)}
      onChange={(value) => onChange(value === undefined ? null : Math.round(value * unitMs[unit]))}
    />
  );
}
