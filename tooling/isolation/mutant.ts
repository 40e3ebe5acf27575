/** One wall or check, taken down: in `file`, `from` becomes `to`, and one of `tests` has to fail. */
export interface Mutant {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly tests: readonly string[];
}
