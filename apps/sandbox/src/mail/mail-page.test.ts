import { expect, it } from "vitest";
import { phoneAsset } from "../phone/phone-page";
import { mailAsset, mailPage } from "./mail-page";

it("serves every file that the page loads, and loads nothing from anywhere else", async () => {
  const seen = new Set<string>();
  const texts = [await mailPage().text()];
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    expect(text.replaceAll(/https\?|http:\/\/www\.w3\.org\/2000\/svg/g, "")).not.toMatch(/https?:\/\/[a-z]/);
    for (const [, home = "", name = ""] of text.matchAll(/(\/phone\/|\/mail\/|from "\.\/)([\w-]+\.\w+)/g)) {
      const isOwn = home !== "/phone/" && !text.includes("The phone page");
      const key = `${isOwn ? "mail" : "phone"}/${name}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const response = isOwn && mailAsset(name).status === 200 ? mailAsset(name) : phoneAsset(name);
      expect([key, response.status]).toEqual([key, 200]);
      if (/\.(js|css)$/.test(name)) texts.push(await response.text());
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(["mail/mailbox.js", "mail/links.js", "mail/mail.css"]));
  expect(mailAsset("../mail-page.ts").status).toBe(404);
});

it("shows mails in a frame that may run no script and reach nothing of the sandbox", async () => {
  const [, rights] = /<iframe[^>]*sandbox="([^"]*)"/.exec(await mailPage().text()) ?? [];
  expect(rights).toBeDefined();
  expect(rights).not.toMatch(/allow-(scripts|same-origin|forms|top-navigation)/);
});
