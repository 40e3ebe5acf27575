/** A WAV as an answer; a single byte range is honoured, so that players can seek. */
export function serveWav(bytes: Uint8Array, range: string | undefined): Response {
  const headers = { "content-type": "audio/wav", "accept-ranges": "bytes" };
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return new Response(new Uint8Array(bytes), { headers });

  const start = asked[1] === "" ? Math.max(0, bytes.length - Number(asked[2])) : Number(asked[1]);
  const last = asked[1] === "" || asked[2] === "" ? bytes.length - 1 : Math.min(Number(asked[2]), bytes.length - 1);
  if (start > last) return new Response(null, { status: 416, headers: { "content-range": `bytes */${bytes.length}` } });
  return new Response(bytes.slice(start, last + 1), {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${start}-${last}/${bytes.length}` },
  });
}
