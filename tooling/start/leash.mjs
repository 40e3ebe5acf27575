// Loaded first into every process that the starter spawns: when the starter is gone, however that came about, the
// channel to it closes and the process ends as if it had been asked to. Nothing is left holding a port.
const GRACE_MS = 8000;

process.once("disconnect", () => {
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  process.kill(process.pid, "SIGTERM");
});
process.channel?.unref();
