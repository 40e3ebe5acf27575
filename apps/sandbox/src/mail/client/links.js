import { el } from "/phone/dom.js";

/** Plain text as nodes, its addresses as links. */
export function links(text) {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) =>
      index % 2 === 1 ? el("a", { href: part, target: "_blank", rel: "noreferrer" }, part) : part,
    );
}
