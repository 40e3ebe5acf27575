/** Runs `work` at once, and, as long as it is asked for, again every `ms`. The last one to ask always has a run that begins after it asked. */
export function throttled(ms: number, work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let asked = false;
  const run = () => {
    asked = false;
    work();
    timer = setTimeout(() => {
      timer = undefined;
      if (asked) run();
    }, ms);
    timer.unref();
  };
  return () => {
    if (timer) asked = true;
    else run();
  };
}
