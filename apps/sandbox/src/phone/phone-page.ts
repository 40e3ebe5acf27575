/** The page with which a person plays the caller. Mount at `/` (for browsers) and `/phone`. */
export function phonePage(): Response {
  return new Response("<!doctype html><title>Phone</title>", {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
}
