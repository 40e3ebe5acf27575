/** Between whole sentences, if there are any. */
const sentenceEnds = /(?<=[.!?。！？])\s*/;

/**
 * A text in parts of at most `most` characters, made of whole paragraphs where they fit; parts of fewer than `least` are joined with
 * the next (as Retell documents `max_chunk_size` and `min_chunk_size`).
 */
export function chunksOf(text: string, { least, most }: { least: number; most: number }): string[] {
  const chunks: string[] = [];
  for (const paragraph of text.split(/\n\s*\n/).flatMap((part) => fit(part.trim(), most))) {
    const last = chunks.at(-1);
    if (last !== undefined && last.length < least && last.length + paragraph.length + 2 <= most)
      chunks[chunks.length - 1] = `${last}\n\n${paragraph}`;
    else chunks.push(paragraph);
  }
  return chunks;
}

function fit(paragraph: string, most: number): string[] {
  if (paragraph === "") return [];
  if (paragraph.length <= most) return [paragraph];
  const separator = paragraph.includes("\n") ? "\n" : sentenceEnds;
  const parts: string[] = [];
  for (const piece of paragraph.split(separator).flatMap((part) => cut(part, most))) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + piece.length + 1 <= most)
      parts[parts.length - 1] = `${last}${separator === "\n" ? "\n" : " "}${piece}`;
    else parts.push(piece);
  }
  return parts;
}

function cut(text: string, most: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += most) pieces.push(text.slice(at, at + most));
  return pieces;
}
