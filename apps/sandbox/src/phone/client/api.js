// The sandbox's control API.

/** Calls `/_sandbox<path>`; gives the answer's JSON (undefined for none), throws with the server's own words. */
export async function api(method, path, body) {
  const response = await fetch(`/_sandbox${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await response.text();
  if (response.ok) return text === "" ? undefined : JSON.parse(text);
  let message = text;
  try {
    message = JSON.parse(text).message ?? text;
  } catch {
    // Not JSON: the text itself is the message.
  }
  throw new Error(message || `The sandbox answered ${response.status}.`);
}

export const callApi = (id, deed, body) => api("POST", `/calls/${encodeURIComponent(id)}/${deed}`, body);
