/** What a form shows under its fields, by path: `tools.0.url`. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The first error at a field or inside it. */
export function errorAt(errors: FieldErrors, path: string): string | undefined {
  return errors[path] ?? Object.entries(errors).find(([at]) => at.startsWith(`${path}.`))?.[1];
}

/** The errors inside a part of the form, as the part itself names its fields. */
export function errorsUnder(errors: FieldErrors, path: string): FieldErrors {
  const prefix = `${path}.`;
  const inside = Object.entries(errors).filter(([at]) => at.startsWith(prefix));
  return Object.fromEntries(inside.map(([at, message]) => [at.slice(prefix.length), message]));
}

const longestWaitMs = 3_000;
const stepMs = 50;

/** Goes to the first field that was refused. The part that holds it may still be opening, so it is waited for. */
export function focusRefused(form: HTMLElement | null, waitedMs = 0): void {
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (field) {
    field.focus();
    field.scrollIntoView({ block: "center" });
  } else if (form && waitedMs < longestWaitMs) {
    setTimeout(() => focusRefused(form, waitedMs + stepMs), stepMs);
  }
}
