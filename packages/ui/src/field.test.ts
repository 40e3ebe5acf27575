import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Field } from "./field";
import { Input } from "./input";
import { RadioGroup } from "./radio-group";

function attribute(html: string, tag: string, name: string): string | undefined {
  return new RegExp(`<${tag}[^>]* ${name}="([^"]*)"`).exec(html)?.[1];
}

describe("Field", () => {
  it("ties label and control together", () => {
    const html = renderToStaticMarkup(
      createElement(Field, { label: "Name", children: createElement(Input, { name: "name" }) }),
    );
    expect(attribute(html, "label", "for")).toBe(attribute(html, "input", "id"));
    expect(attribute(html, "input", "aria-invalid")).toBeUndefined();
  });

  it("describes the control by its error, in the place of the help", () => {
    const html = renderToStaticMarkup(
      createElement(Field, {
        label: "Name",
        help: "Shown to callers.",
        error: "Too long.",
        children: createElement(Input),
      }),
    );
    const note = attribute(html, "input", "aria-describedby");
    expect(attribute(html, "input", "aria-invalid")).toBe("true");
    expect(html).toContain(`<div id="${note}"`);
    expect(html).toContain("Too long.");
    expect(html).not.toContain("Shown to callers.");
  });

  it("names a radio group by its label", () => {
    const options = [{ value: "a", label: "Hang up" }];
    const html = renderToStaticMarkup(
      createElement(Field, {
        label: "When nobody answers",
        children: createElement(RadioGroup, { value: "a", onValueChange: () => undefined, options }),
      }),
    );
    expect(attribute(html, 'div role="radiogroup"', "aria-labelledby")).toBe(attribute(html, "label", "id"));
  });
});
