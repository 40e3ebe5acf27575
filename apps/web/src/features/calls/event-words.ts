const words: Record<string, string> = {
  call_started: "Call began",
  call_ended: "Call ended",
  call_analyzed: "Call analysed",
  transcript_updated: "Transcript grew",
  transfer_started: "Transfer began",
  transfer_bridged: "Transfer connected",
  transfer_cancelled: "Transfer cancelled",
  transfer_ended: "Transfer ended",
  "sync.whole": "Whole call",
  "sync.glance": "Entry of the call list",
  "sync.closed": "Closed by us",
};

/** An event of the provider's in words for people; an unknown one as it is. */
export function eventWords(event: string): string {
  return words[event] ?? event;
}
