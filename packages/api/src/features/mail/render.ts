import type { Letter } from "./letter";

const sender = "VoxCalls";

/** The letter as plain text. */
export function textOf({ heading, paragraphs, action, notes }: Letter): string {
  const acts = action ? [`${action.label}:\n${action.url}`] : [];
  return `${[heading, ...paragraphs, ...acts, ...notes].join("\n\n")}\n\n-- \n${sender}\n`;
}

// Mail programs read styles at the element and little else; the sheet in the head is for those that know dark mode.
const darkMode = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .page { background: #12121c !important; }
    .card { background: #1a1a28 !important; border-color: #2c2c40 !important; }
    .strong { color: #ececf3 !important; }
    .soft { color: #a2aabc !important; }
    .line { border-color: #2c2c40 !important; }
    .button { background: #8259b3 !important; }
    .link { color: #c9aeea !important; }
  }`;

const font = "font-family: -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;";

/** The same letter as HTML, for light and dark mail programs. */
export function htmlOf({ subject, heading, paragraphs, action, notes }: Letter): string {
  const said = paragraphs.map((text) => paragraph("strong", "15px/1.6", "#1a1a2e", escapeHtml(text)));
  const small = notes.map((text) => paragraph("soft", "13px/1.55", "#5b6679", escapeHtml(text)));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${darkMode}
</style>
</head>
<body class="page" style="margin: 0; padding: 0; background: #f8f9fa;">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background: #f8f9fa;">
<tr><td align="center" style="padding: 32px 16px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width: 520px;">
<tr><td class="link" style="padding: 0 4px 16px; ${font} font-size: 15px; font-weight: 700; color: #5f3c86;">${sender}</td></tr>
<tr><td class="card" style="padding: 32px; background: #ffffff; border: 1px solid #e2e8f0; border-radius: 8px;">
<h1 class="strong" style="margin: 0 0 16px; ${font} font-size: 20px; line-height: 1.35; font-weight: 650; color: #1a1a2e;">${escapeHtml(heading)}</h1>
${said.join("\n")}
${action ? button(action) : ""}
<div class="line" style="margin: 24px 0 16px; border-top: 1px solid #e2e8f0;"></div>
${small.join("\n")}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;
}

function paragraph(look: string, type: string, colour: string, content: string): string {
  const [size, height] = type.split("/");
  return `<p class="${look}" style="margin: 0 0 12px; ${font} font-size: ${size}; line-height: ${height}; color: ${colour};">${content}</p>`;
}

/** The button, and the bare address below it for programs that show none. */
function button({ label, url }: NonNullable<Letter["action"]>): string {
  const href = escapeHtml(url);
  return `<p style="margin: 24px 0;"><a class="button" href="${href}" style="display: inline-block; padding: 12px 20px; border-radius: 8px; background: #724a9e; ${font} font-size: 15px; font-weight: 600; color: #ffffff; text-decoration: none;">${escapeHtml(label)}</a></p>
${paragraph("soft", "13px/1.55", "#5b6679", `Or copy this address into your browser:<br><a class="link" href="${href}" style="color: #5f3c86; word-break: break-all;">${href}</a>`)}`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
