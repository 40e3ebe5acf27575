/** Samples per second of all sound here, Flite's own. */
export const SAMPLE_RATE = 16_000;
const HEADER_BYTES = 44;

/** 16-bit PCM in a WAV (RIFF) file; several channels interleaved sample by sample, all of the same length. */
export function toWav(channels: Int16Array[]): Uint8Array {
  const length = channels[0]?.length ?? 0;
  const dataBytes = length * channels.length * 2;
  const file = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(file.buffer);
  const ascii = (at: number, text: string) => file.set(new TextEncoder().encode(text), at);
  ascii(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  ascii(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, SAMPLE_RATE, true);
  view.setUint32(28, SAMPLE_RATE * channels.length * 2, true);
  view.setUint16(32, channels.length * 2, true);
  view.setUint16(34, 16, true);
  ascii(36, "data");
  view.setUint32(40, dataBytes, true);
  const samples = new Int16Array(file.buffer, HEADER_BYTES);
  channels.forEach((channel, offset) => {
    for (let index = 0; index < length; index++) samples[index * channels.length + offset] = channel[index] ?? 0;
  });
  return file;
}
