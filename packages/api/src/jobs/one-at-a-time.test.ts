import { expect, it } from "vitest";
import { oneAtATime } from "./one-at-a-time";

/** Work that ends when told to, and counts how often it was begun. */
function controlled() {
  const ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const work = () => new Promise<void>((resolve, reject) => ends.push({ resolve, reject }));
  return { ends, ask: oneAtATime(work) };
}

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

it("runs at once when nothing runs, and again when asked again", async () => {
  const { ends, ask } = controlled();
  for (const round of [1, 2]) {
    const asked = ask();
    expect(ends).toHaveLength(round);
    ends[round - 1]?.resolve();
    await asked;
  }
});

it("gives all who ask while it runs one further run, which begins after they asked", async () => {
  const { ends, ask } = controlled();
  const first = ask();
  const later = [ask(), ask(), ask()];
  await settled();
  expect(ends).toHaveLength(1);
  ends[0]?.resolve();
  await first;
  await settled();
  expect(ends).toHaveLength(2);
  ends[1]?.resolve();
  await Promise.all(later);
  await settled();
  expect(ends).toHaveLength(2);
});

it("begins the further run though the one before it failed, and tells each asker of its own", async () => {
  const { ends, ask } = controlled();
  const first = ask();
  const second = ask();
  ends[0]?.reject(new Error("the database is away"));
  await expect(first).rejects.toThrow("away");
  await settled();
  ends[1]?.resolve();
  await expect(second).resolves.toBeUndefined();
});
