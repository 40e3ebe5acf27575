// Makes elements and keeps lists in step with data without rebuilding what did not change.

/**
 * el("button", { class: "plain", onclick: act }, "Text", child): attributes, `on…` listeners and `data-…` by name.
 * A value of undefined or false leaves the attribute out.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** A node for each item, in order; a node is built anew only when `signature(item)` changed since it was built. */
export function syncList(parent, items, { key, signature, build }) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const known = old.get(key(item));
    const mark = JSON.stringify(signature(item));
    if (known?.dataset.signature === mark) return known;
    const node = build(item, known);
    node.dataset.key = key(item);
    node.dataset.signature = mark;
    return node;
  });
  if (nodes.length === parent.children.length && nodes.every((node, index) => parent.children[index] === node)) return;
  const focused = document.activeElement?.closest("[data-key]")?.dataset.key;
  parent.replaceChildren(...nodes);
  if (focused)
    nodes
      .find((node) => node.dataset.key === focused)
      ?.querySelector("button, summary")
      ?.focus();
}

// Shapes of Lucide's icons (ISC licence).
const SHAPES = {
  phone:
    "M13.8 16.6a1 1 0 0 0 1.2-.3l.4-.5a2 2 0 0 1 1.6-.8h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.5.4a1 1 0 0 0-.3 1.2 14 14 0 0 0 6.4 6.4",
  hangUp:
    "M10.1 13.9a14 14 0 0 0 3.7 2.7 1 1 0 0 0 1.2-.3l.4-.5a2 2 0 0 1 1.6-.8h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.7-5.3M22 2 2 22M4.8 12.5A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.5.4a1 1 0 0 0-.3 1.2",
  incoming:
    "M16 2v6h6M22 2l-6 6M13.8 16.6a1 1 0 0 0 1.2-.3l.4-.5a2 2 0 0 1 1.6-.8h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.5.4a1 1 0 0 0-.3 1.2 14 14 0 0 0 6.4 6.4",
  outgoing:
    "m16 8 6-6M22 8V2h-6M13.8 16.6a1 1 0 0 0 1.2-.3l.4-.5a2 2 0 0 1 1.6-.8h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.5.4a1 1 0 0 0-.3 1.2 14 14 0 0 0 6.4 6.4",
  send: "m22 2-7 20-4-9-9-4ZM22 2 11 13",
  sound: "M11 4.7 6.5 8.5H3v7h3.5l4.5 3.8ZM16 9a5 5 0 0 1 0 6M19.4 18.4a9 9 0 0 0 0-12.8",
  silent: "M11 4.7 6.5 8.5H3v7h3.5l4.5 3.8ZM22 9l-6 6M16 9l6 6",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2v2M12 20v2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M2 12h2M20 12h2M6.3 17.7l-1.4 1.4M19.1 4.9l-1.4 1.4",
  moon: "M21 12.8A9 9 0 1 1 11.2 3a7 7 0 0 0 9.8 9.8Z",
  shuffle:
    "m18 14 4 4-4 4M18 2l4 4-4 4M2 18h2a4 4 0 0 0 3.3-1.7l5.4-8.6A4 4 0 0 1 16 6h6M2 6h2a4 4 0 0 1 3.6 2.2M22 18h-6a4 4 0 0 1-3.3-1.8l-.4-.4",
  play: "M7 4.5v15l12-7.5Z",
  pause: "M8 5v14M16 5v14",
  list: "M8 6h13M8 12h13M8 18h13M3 6h.01M3 12h.01M3 18h.01",
  webhook: "M18 17h-6a4 4 0 1 1-7-2.6M8.5 17l3-5.5A4 4 0 1 1 16 8M12 7.5l3 5.2A4 4 0 1 1 14.5 20",
};

/** A 16 px icon; it never stands without a word or a label. */
export function icon(name) {
  const holder = document.createElement("template");
  holder.innerHTML = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${SHAPES[name]}"/></svg>`;
  return holder.content.firstElementChild;
}
