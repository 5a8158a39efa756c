import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { atMost } from "../../src/run/at-most.ts";

test("atMost() lets so many works run at a time, in the order they came", async () => {
  const gate = atMost(2);
  const events: string[] = [];
  let running = 0;
  let most = 0;
  const work = (name: string) => async (): Promise<string> => {
    events.push(name);
    running += 1;
    most = Math.max(most, running);
    await setImmediate();
    running -= 1;
    return name;
  };
  const results = await Promise.all(["a", "b", "c", "d", "e"].map((name) => gate(work(name))));
  expect({ most, events, results }).toEqual({ most: 2, events: ["a", "b", "c", "d", "e"], results: events });
});

test("atMost() goes on behind a work that fails", async () => {
  const gate = atMost(1);
  const failing = gate(() => Promise.reject(new Error("broken")));
  const next = gate(async () => "done");
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBe("done");
});
