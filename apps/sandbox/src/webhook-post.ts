export interface PostResult {
  status: number | null;
  error: string | null;
  text: string;
}

/** POSTs a signed JSON body. Never throws: a refused connection or a timeout is a result with `error`. */
export async function post(
  url: string,
  body: string,
  signature: string,
  timeoutMs: number,
  stopping: AbortSignal,
): Promise<PostResult> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-retell-signature": signature, "user-agent": "Retell-Sandbox" },
      body,
      redirect: "manual",
      signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), stopping]),
    });
    return { status: response.status, error: null, text: await response.text() };
  } catch (error) {
    return { status: null, error: describe(error), text: "" };
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "timeout";
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}
