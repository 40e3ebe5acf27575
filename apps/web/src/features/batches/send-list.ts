/** Sends a file of numbers to a batch. Rejects with what to tell the person. */
export async function sendList(batchId: string, file: File): Promise<void> {
  const form = new FormData();
  form.set("file", file);
  const answer = await fetch(`/api/v1/batches/${batchId}/rows`, { method: "POST", body: form }).catch(() => null);
  if (answer === null) throw new Error("The connection broke off. Try it again.");
  if (answer.ok) return;
  const problem: unknown = await answer.json().catch(() => ({}));
  const { detail, errors } = problem as { detail?: string; errors?: { message: string }[] };
  throw new Error(errors?.[0]?.message ?? detail ?? "The server did not say why it refused the file.");
}
