/** Hands the thing to the browser as a file. */
export function downloadJson(name: string, thing: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(thing, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase() || "flow"}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
