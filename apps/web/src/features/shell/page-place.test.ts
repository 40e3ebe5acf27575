import { expect, it } from "vitest";
import { askedPage } from "./page-place";

it("asks for the page of the last cursor, with as many rows as the server gives", () => {
  expect(askedPage({ trail: null, rows: null }, 25)).toEqual({ limit: 25, cursor: undefined });
  expect(askedPage({ trail: ["a", "b"], rows: 50 }, 25)).toEqual({ limit: 50, cursor: "b" });
  expect(askedPage({ trail: [], rows: 4_000 }, 25).limit).toBe(100);
  expect(askedPage({ trail: [], rows: -3 }, 25).limit).toBe(1);
});
