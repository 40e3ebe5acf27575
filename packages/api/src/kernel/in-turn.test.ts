import { describe, expect, it } from "vitest";
import { inTurn } from "./in-turn";

describe("inTurn", () => {
  it("runs work under one key one after the other, also after a failure, and work under others beside it", async () => {
    const order: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = inTurn("a", async () => {
      await held;
      order.push("first");
      throw new Error("no");
    });
    const second = inTurn("a", async () => {
      order.push("second");
      return 2;
    });
    await inTurn("b", async () => {
      order.push("beside");
    });
    release();
    await expect(first).rejects.toThrow("no");
    expect(await second).toBe(2);
    expect(order).toEqual(["beside", "first", "second"]);
  });

  it("ends those who wait with the outage that ended the one before them, and starts afresh afterwards", async () => {
    let ran = 0;
    const outage = Object.assign(new Error("gone"), { code: "ECONNREFUSED" });
    const line = Array.from({ length: 5 }, () =>
      inTurn("a", async () => {
        ran++;
        throw outage;
      }),
    );
    const results = await Promise.allSettled(line);
    expect(results).toEqual(Array.from({ length: 5 }, () => ({ status: "rejected", reason: outage })));
    expect(ran).toBe(1);
    expect(await inTurn("a", async () => "again")).toBe("again");
  });
});
