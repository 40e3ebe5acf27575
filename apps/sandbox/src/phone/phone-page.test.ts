import { expect, it } from "vitest";
import { phoneAsset, phonePage } from "./phone-page";

/** Every `/phone/…` file that the page and its scripts and styles load, found by following them. */
async function loadedFiles(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const wanted = [...(await phonePage().text()).matchAll(/\/phone\/([\w.-]+)/g)].map((match) => match[1] ?? "");
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (files.has(name)) continue;
    const response = phoneAsset(name);
    const text = response.status === 200 ? await response.text() : "";
    files.set(name, text);
    expect(response.status, name).toBe(200);
    for (const match of text.matchAll(/from "\.\/([\w.-]+)"|\/phone\/([\w.-]+)/g))
      wanted.push(match[1] ?? match[2] ?? "");
  }
  return files;
}

it("serves every file that the page loads", async () => {
  const files = await loadedFiles();
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(["main.js", "theme.css", "inter.woff2", "icon.svg", "player.js"]),
  );
});

it("loads nothing from anywhere else", async () => {
  const texts = [
    await phonePage().text(),
    ...[...(await loadedFiles())].flatMap(([name, text]) => (name.endsWith(".woff2") ? [] : [text])),
  ];
  for (const text of texts) expect(text.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/(https?:)?\/\/[a-z]/);
});

it("has types that browsers take for what they are, and nothing under other names", () => {
  expect(phoneAsset("main.js").headers.get("content-type")).toMatch(/^text\/javascript/);
  expect(phoneAsset("theme.css").headers.get("content-type")).toMatch(/^text\/css/);
  for (const name of ["", "..", "../phone-page.ts", "constructor", "phone.html"])
    expect(phoneAsset(name).status).toBe(404);
});
