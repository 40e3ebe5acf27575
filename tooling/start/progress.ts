const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs one step of the start and prints one line for it, with the time it took and what `note` makes of its result. */
export async function step<T>(label: string, act: () => Promise<T>, note?: (result: T) => string): Promise<T> {
  const begun = performance.now();
  const isTerminal = process.stdout.isTTY;
  if (isTerminal) process.stdout.write(`  … ${label}`);
  const line = (mark: string, rest: string) => {
    process.stdout.write(
      `${isTerminal ? "\r\x1b[2K" : ""}  ${mark} ${label.padEnd(22)} ${seconds(begun).padStart(7)}${rest}\n`,
    );
  };
  try {
    const result = await act();
    line("✓", note ? `   ${note(result)}` : "");
    return result;
  } catch (error) {
    line("✗", "");
    throw error;
  }
}
