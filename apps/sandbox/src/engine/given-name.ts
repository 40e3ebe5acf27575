import type { Exchange } from "./scene";
import { dayIn, nameIn, timeIn } from "./slots";

const FULL_NAME = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}[.!]?$/u;

/** The name that the caller gave: introduced, as an answer to the question for it, or standing alone as only names do. */
export function givenName({ asked, said }: Exchange): string | undefined {
  const isBare = dayIn(said) === undefined && timeIn(said) === undefined;
  return nameIn(said, isBare && (/\bname\b/i.test(asked) || FULL_NAME.test(said.trim())));
}
