import { hash } from "./hash";

/** Who a persona is in one call: chosen by seed from few, so that the sentences (and their sound) repeat from call to call. */
export interface Person {
  name: string;
  gender: "female" | "male";
  day: string;
  time: string;
}

const PEOPLE: readonly [Person, ...Person[]] = [
  { name: "Emma Stone", gender: "female", day: "Tuesday", time: "3 pm" },
  { name: "David Miller", gender: "male", day: "Thursday", time: "10 am" },
  { name: "Sofia Garcia", gender: "female", day: "Friday", time: "11:30 am" },
  { name: "James Wilson", gender: "male", day: "next Monday", time: "9 am" },
  { name: "Hannah Clark", gender: "female", day: "tomorrow", time: "4 pm" },
  { name: "Omar Hassan", gender: "male", day: "Wednesday", time: "2 pm" },
  { name: "Grace Kim", gender: "female", day: "next Thursday", time: "1 pm" },
  { name: "Peter Novak", gender: "male", day: "Monday", time: "8:30 am" },
];

/** The person behind a seed (usually the caller's number): the same seed is the same person. */
export function personOf(seed: string): Person {
  return PEOPLE[hash(seed) % PEOPLE.length] ?? PEOPLE[0];
}
