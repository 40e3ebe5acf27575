"use client";

import { useEffect } from "react";
import { rowAfter } from "./row-keys";

const typing = "input, textarea, select, [contenteditable='true'], [role='combobox'], [role='textbox']";
const floating = "[role='dialog'], [role='alertdialog'], [role='menu'], [role='listbox']";

/** Keys that every page has: j and k walk the rows of its first table, Enter opens (the row's link has the focus), / searches, ? tells the keys. */
export function usePageKeys(onHelp: () => void): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      const target = event.target instanceof Element ? event.target : document.body;
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      if (target.closest(typing)) {
        if (event.key === "Escape" && target.closest("[role='search']") && target instanceof HTMLElement) target.blur();
        return;
      }
      if (document.querySelector(floating)) return;
      if (event.key === "?") onHelp();
      else if (event.key === "/") focusOn(document.querySelector("main [role='search'] input"));
      else if (event.key === "Escape" && target instanceof HTMLElement && target.matches("[data-row-link]"))
        target.blur();
      else if (!walk(event.key, target)) return;
      event.preventDefault();
    }
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onHelp]);
}

function walk(key: string, from: Element): boolean {
  const first = document.querySelector("main [data-row-link]");
  const links = [...(first?.closest("table") ?? document).querySelectorAll("main [data-row-link]")];
  const row = from.closest("tr");
  const current = row ? links.findIndex((link) => row.contains(link)) : -1;
  const next = rowAfter(key, links.length, current);
  if (next === null) return false;
  focusOn(links[next] ?? null);
  return true;
}

function focusOn(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}
