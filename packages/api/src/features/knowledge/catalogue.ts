/** What may be put into a knowledge base; Retell takes files of 50 MB. Browser-safe: the pages check by the same figures. */
export const mostFileBytes = 50_000_000;
export const longestText = 500_000;

/** What a file can be, by the ending of its name. */
export const fileEndings = ["pdf", "docx", "txt", "md", "csv", "html", "htm"] as const;
export type FileEnding = (typeof fileEndings)[number];

/** The ending of a file's name when it is one that can be taken in. */
export function endingOf(name: string): FileEnding | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  return fileEndings.find((known) => known === ending);
}

/** Said wherever a file is refused for what it is. */
export const takenFiles = "PDF, Word (.docx), text, Markdown, CSV or HTML";
