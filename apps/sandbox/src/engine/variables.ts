/** A place for a variable in a text: `{{name}}`, also `{{current_time_Europe/Berlin}}`. */
const PLACE = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** A call's dynamic variables: those it was given, and those it collects on its way. */
export class Variables {
  readonly #collected = new Map<string, string>();

  /** `system` knows what is always there, such as `current_time`. */
  constructor(
    private given: Record<string, string>,
    private readonly system: (name: string) => string | undefined,
  ) {}

  get(name: string): string | undefined {
    return this.#collected.get(name) ?? this.given[name] ?? this.system(name);
  }

  collect(name: string, value: string): void {
    this.#collected.set(name, value);
  }

  /** What a second agent brings along stands back behind what is there. */
  addDefaults(defaults: Record<string, string>): void {
    this.given = { ...defaults, ...this.given };
  }

  /** Fills `{{name}}`; an unknown one stays as it is written, as at the provider. */
  fill(text: string): string {
    return text.replace(PLACE, (place, name: string) => this.get(name) ?? place);
  }

  /** Fills a condition: there an unknown variable is nothing. */
  fillOrEmpty(text: string): string {
    return text.replace(PLACE, (_place, name: string) => this.get(name) ?? "").trim();
  }

  get collected(): Record<string, string> {
    return Object.fromEntries(this.#collected);
  }

  get all(): Record<string, string> {
    return { ...this.given, ...this.collected };
  }
}
