import type { Things } from "./things";

/** Who may call a procedure at all: everybody, whoever is signed in, or a role and those above it. */
export type WhoMay = "everybody" | "signed-in" | "user" | "admin" | "super_admin";

/** One procedure in the proof. `input` is a valid input about these things; what it takes from them is what strangers will aim at. */
export interface Fixture {
  readonly who: WhoMay;
  readonly input?: (things: Things) => unknown;
  /** What even those who may are answered with here, where the world of the proof lacks what it takes. */
  readonly refusedWith?: number;
  /** A second input worth trying, such as a list with the filters that name somebody's things. */
  readonly also?: (things: Things) => unknown;
}
