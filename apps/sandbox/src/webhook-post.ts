import { errorText } from "./outside/error-text";

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
  const aborter = new AbortController();
  const giveUp = () => aborter.abort();
  const timer = setTimeout(() => aborter.abort(new Error("timeout")), timeoutMs);
  stopping.addEventListener("abort", giveUp);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", "x-retell-signature": signature, "user-agent": "Retell-Sandbox" },
      body,
      redirect: "manual",
      signal: aborter.signal,
    });
    return { status: response.status, error: null, text: await response.text() };
  } catch (error) {
    return { status: null, error: errorText(error), text: "" };
  } finally {
    clearTimeout(timer);
    stopping.removeEventListener("abort", giveUp);
  }
}
