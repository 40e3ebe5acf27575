/** What part of their full size the bursts have. At 1 each kill is tried twenty times, too: the better part of an hour. */
export const FAULT_SCALE = Number(process.env["FAULT_SCALE"] || 0.15);
