import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("theme.css", import.meta.url), "utf8");

function tokens(selector: ":root" | ".dark"): Map<string, string> {
  const start = css.indexOf(`\n${selector} {`);
  const block = css.slice(start, css.indexOf("\n}", start));
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name ?? "", hex ?? ""]),
  );
}

/** Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["background", "card", "popover", "field", "muted", "sidebar"];
const tones = ["success", "warning", "danger", "info", "neutral"];

// What is written on what, as the components do it.
const words: Record<string, string[]> = {
  foreground: [...surfaces, "accent", "secondary", "secondary-hover", "sidebar-accent"],
  background: ["foreground"],
  "muted-foreground": surfaces,
  "secondary-foreground": [...surfaces, "secondary", "accent", "sidebar-accent"],
  "sidebar-foreground": ["sidebar", "sidebar-accent"],
  "primary-foreground": ["primary", "primary-hover"],
  "destructive-foreground": ["destructive", "destructive-hover"],
  "destructive-text": ["background", "card", "popover", "danger-subtle"],
  brand: ["background", "card", "popover", "sidebar", "brand-subtle", "muted"],
  "success-strong": ["card"],
  "danger-strong": ["card"],
};
for (const tone of tones) (words[`${tone}-strong`] ??= []).push(`${tone}-subtle`);

// Edges, rings and fills that must be seen to know what a thing is, or that it has the focus.
const shapes: Record<string, string[]> = {
  input: ["background", "card", "popover", "field"],
  ring: [...surfaces, "accent"],
  primary: ["background", "card", "popover"],
  "destructive-text": ["field"],
  "chart-1": ["card"],
  "chart-2": ["card"],
  "chart-3": ["card"],
};

function pairs(table: Record<string, string[]>) {
  return Object.entries(table).flatMap(([front, backs]) => backs.map((back) => [front, back] as const));
}

describe.each([":root", ".dark"] as const)("the theme under %s", (selector) => {
  const theme = tokens(selector);
  const colour = (name: string) => theme.get(name) ?? expect.fail(`${selector} has no --${name}`);

  it.each(pairs(words))("writes %s on %s with a contrast of at least 4.5", (front, back) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(shapes))("draws %s on %s with a contrast of at least 3", (front, back) => {
    expect(contrast(colour(front), colour(back))).toBeGreaterThanOrEqual(3);
  });
});

describe("theme.css", () => {
  it("defines the same colours for light and dark", () => {
    expect([...tokens(".dark").keys()].sort()).toEqual([...tokens(":root").keys()].sort());
  });

  it("gives every colour a Tailwind class", () => {
    const unmapped = [...tokens(":root").keys()].filter((name) => !css.includes(`--color-${name}: var(--${name});`));
    expect(unmapped).toEqual([]);
  });

  it("keeps the palette of the specification in the light theme", () => {
    expect(Object.fromEntries(tokens(":root"))).toMatchObject({
      primary: "#724a9e",
      card: "#ffffff",
      background: "#f8f9fa",
      foreground: "#1a1a2e",
      "muted-foreground": "#64748b",
      border: "#e2e8f0",
      success: "#10b981",
      danger: "#f43f5e",
      warning: "#f59e0b",
    });
  });
});
