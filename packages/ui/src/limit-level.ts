/** How near a limit is: "near" from 75 % used, "full" from 90 %. A limit of nothing is full. */
export function limitLevel(used: number, limit: number): "calm" | "near" | "full" {
  if (used >= limit * 0.9) return "full";
  return used >= limit * 0.75 ? "near" : "calm";
}
