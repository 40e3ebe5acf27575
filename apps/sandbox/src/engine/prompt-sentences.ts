/** One sentence or bullet of a prompt under its heading; for a question-and-answer pair the question is the heading. */
export interface PromptSentence {
  text: string;
  heading: string;
  /** Bullets under one heading belong together: a question about the heading is answered with several. */
  isBullet: boolean;
}

const ABBREVIATION = /\b(dr|mr|mrs|ms|st|ave|no|inc|ltd|e\.g|i\.e|approx|[ap]\.m|z\.b|bzw|ca|sr|sra|[A-Z])\.$/i;

/** Cuts a prompt (plain text or Markdown) into sentences and bullets. */
export function sentencesOfPrompt(prompt: string): PromptSentence[] {
  const sentences: PromptSentence[] = [];
  let heading = "";
  let question = "";
  for (const raw of prompt.split(/\n+/)) {
    const isBullet = /^\s*([-*•–]|\d+[.)])\s+/.test(raw);
    const line = raw
      .replace(/^\s*([-*•–]|\d+[.)])\s+/, "")
      .replace(/\*\*|__|`/g, "")
      .trim();
    if (line === "") continue;
    const title = /^#+\s*(.+)$/.exec(line)?.[1] ?? /^([^.!?]{2,60}):$/.exec(line)?.[1];
    const asked = /^(?:q|question)\s*[:.]\s*(.+)$/i.exec(line)?.[1];
    const answer = /^(?:a|answer)\s*[:.]\s+(.+)$/i.exec(line)?.[1];
    if (asked) question = asked;
    else if (answer) sentences.push({ text: answer, heading: question || heading, isBullet: false });
    else if (title && !isBullet) heading = title.replace(/:$/, "");
    else for (const text of cut(line)) sentences.push({ text, heading, isBullet });
  }
  return sentences;
}

function cut(line: string): string[] {
  const pieces = line.split(/(?<=[.!?]["”’]?)\s+(?=[\p{Lu}"“¿¡\d])|(?<=[。！？；])/u);
  const sentences: string[] = [];
  for (const piece of pieces) {
    const last = sentences.at(-1);
    if (last !== undefined && ABBREVIATION.test(last)) sentences[sentences.length - 1] = `${last} ${piece}`;
    else if (piece.trim() !== "") sentences.push(piece.trim());
  }
  return sentences;
}
