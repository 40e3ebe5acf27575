import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { alignWords } from "./align";
import { clipOf } from "./clip";
import { type Clip, ClipStore } from "./clip-store";
import { sentencesOf } from "./sentences";
import { speechResponse } from "./speech-response";
import { spokenForm } from "./spoken-form";
import { agentVoice } from "./voices";

const voice = agentVoice("11labs-Myra");

describe("how words are spoken", () => {
  it.each([
    ["$80", "eighty dollars"],
    ["€5,50", "five euros fifty"],
    ["10:30", "ten thirty"],
    ["9:05,", "nine oh five"],
    ["pm.", "pee em"],
    ["Dr.", "doctor"],
    ["50%", "fifty percent"],
    ["1500", "one thousand five hundred"],
    ["(555)", "five hundred fifty five"],
    ["4155551234", "four one five five five five one two three four"],
    ["Müller", "mueller"],
    ["café?", "cafe"],
    ["I'm", "i'm"],
    ["me@acme.com", "me at acme dot com"],
    ["你好", ""],
    ["🙂", ""],
  ])("%s → %s", (word, spoken) => {
    expect(spokenForm(word).replace(/\s+/g, " ").trim()).toBe(spoken);
  });
});

it("cuts lines into sentences whose words are the line's", () => {
  const line = "Hello there, Dr. Lee is in. Is 3 p.m. fine? Good! 您好，请问有什么可以帮您？再见。";
  const sentences = sentencesOf(line);
  expect(sentences.flat().join("").replace(/\s/g, "")).toBe(line.replace(/\s/g, ""));
  expect(sentences[0]?.join(" ")).toBe("Hello there, Dr. Lee is in.");
  expect(sentences).toHaveLength(5);
});

it("finds the words among the sounds", () => {
  const sounds = "pau:0.2 hh:0.3 ax:0.35 l:0.4 ow:0.6 pau:0.8 dh:0.9 eh:1 r:1.1 pau:1.3".split(" ");
  const phones = sounds.map((sound, index) => ({
    phone: sound.split(":")[0] ?? "",
    start: Number(sounds[index - 1]?.split(":")[1] ?? 0),
    end: Number(sound.split(":")[1]),
  }));
  expect(alignWords(["hello", "there"], phones)).toEqual([
    { start: 0.2, end: 0.6 },
    { start: 0.8, end: 1.1 },
  ]);
});

it("a clip begins and ends with sound, and its words fill it", async () => {
  const clip = await clipOf(["We", "are", "open", "every", "day."], voice);
  expect(clip.words).toHaveLength(5);
  expect(clip.words[0]?.start).toBe(0);
  expect(clip.words.at(-1)?.end).toBeCloseTo(clip.seconds, 2);
  expect(clip.samples.length).toBe(Math.round(clip.seconds * 16_000));
});

it("speaks the same sentence once, however many ask at once", async () => {
  const words = ["Only", "once,", "please."];
  const [first, ...others] = await Promise.all(Array.from({ length: 50 }, () => clipOf(words, voice)));
  for (const other of others) expect(other).toBe(first);
});

describe("the store", () => {
  const folders: string[] = [];
  const folder = async () => {
    const made = await mkdtemp(join(tmpdir(), "clips-"));
    folders.push(made);
    return made;
  };
  afterAll(() => Promise.all(folders.map((made) => rm(made, { recursive: true, force: true }))));
  const clip: Clip = {
    samples: Int16Array.from([1, -2, 32767, -32768]),
    words: [{ start: 0, end: 0.1 }],
    seconds: 0.1,
  };
  const storeIn = (place: string) => {
    const store = new ClipStore();
    store.keepIn(place);
    return store;
  };

  it("gives back after a restart what was put in", async () => {
    const place = await folder();
    await storeIn(place).put("a key", clip);
    expect(await storeIn(place).get("a key")).toEqual(clip);
    expect(await storeIn(place).get("another key")).toBeUndefined();
  });

  it("takes a damaged file for none", async () => {
    const place = await folder();
    await storeIn(place).put("a key", clip);
    const [name = ""] = await readdir(place);
    for (const damage of ["", "{", '{"key":"a key"}\n', '{"key":"a key","words":[],"seconds":1,"samples":9}\nxx']) {
      await writeFile(join(place, name), damage);
      expect(await storeIn(place).get("a key")).toBeUndefined();
    }
  });

  it("goes on without its folder", async () => {
    const place = await folder();
    const store = storeIn(place);
    await rm(place, { recursive: true });
    await store.put("a key", clip);
    expect(await store.get("a key")).toEqual(clip);
  });
});

describe("speech over HTTP", () => {
  it("is a WAV that can be played", async () => {
    const response = await speechResponse(
      new Request("http://localhost/_sandbox/speech?voice=11labs-Myra&text=Hello%20there.%20How%20are%20you?"),
    );
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get("content-type")).toBe("audio/wav");
    expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe("RIFF");
    expect(bytes.length).toBeGreaterThan(32_000);
  });

  it("without a text is refused", async () => {
    expect((await speechResponse(new Request("http://localhost/_sandbox/speech?voice=x&text=%20"))).status).toBe(400);
  });
});
