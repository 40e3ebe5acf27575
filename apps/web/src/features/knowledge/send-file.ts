import { endingOf, mostFileBytes, takenFiles } from "@voxcalls/api/catalogue/knowledge";

/** Why a file need not be sent at all; null when it may be. The server judges by what is in it. */
export function fileProblem({ name, size }: Pick<File, "name" | "size">): string | null {
  if (endingOf(name) === undefined) return `This kind of file cannot be taken in: send ${takenFiles}.`;
  if (size === 0) return "The file is empty.";
  return size > mostFileBytes ? `The file is too large: it may have ${mostFileBytes / 1_000_000} MB.` : null;
}

interface Sending {
  readonly baseId: string;
  readonly file: File;
  /** From 0 to 1, of what has left this computer. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** Sends one file to a base. Rejects with what to tell the person. `fetch` tells no progress, so this is the older way. */
export function sendFile({ baseId, file, onProgress, signal }: Sending): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/knowledge-bases/${baseId}/sources`);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener("load", () =>
      request.status === 201 ? resolve() : reject(new Error(problemWords(request.response))),
    );
    request.addEventListener("error", () => reject(new Error("The connection broke off. Try it again.")));
    signal.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.set("file", file);
    request.send(form);
  });
}

function problemWords(problem: unknown): string {
  const told = typeof problem === "object" && problem !== null ? (problem as Record<string, unknown>) : {};
  const { detail, request_id: requestId, errors } = told;
  const [first] = Array.isArray(errors) ? (errors as { message?: unknown }[]) : [];
  const words = [first?.message, detail].find((said) => typeof said === "string");
  if (words === undefined) return "The server did not say why it refused the file.";
  return typeof requestId === "string" ? `${words} (request ${requestId.slice(-8)})` : words;
}
