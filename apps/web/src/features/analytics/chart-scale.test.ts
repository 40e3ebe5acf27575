import { expect, it } from "vitest";
import { chartScale } from "./chart-scale";

it("a chart begins at nothing, and goes below it only for what is less", () => {
  expect(chartScale([0, 7])).toEqual({ top: 8, bottom: 0, lines: [8, 4] });
  expect(chartScale([])).toEqual({ top: 2, bottom: 0, lines: [2, 1] });
  expect(chartScale([40, -3])).toEqual({ top: 40, bottom: -4, lines: [40, 20, -4] });
  expect(chartScale([-30])).toEqual({ top: 0, bottom: -40, lines: [-40] });
});
