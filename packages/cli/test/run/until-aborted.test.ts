import { expect, test } from "vitest";
import { untilAborted } from "../../src/run/until-aborted.ts";

test("untilAborted() gives all items, and none after the stop", () => {
  const controller = new AbortController();
  expect([...untilAborted([1, 2, 3], controller.signal)]).toEqual([1, 2, 3]);
  const given: number[] = [];
  for (const item of untilAborted([1, 2, 3], controller.signal)) {
    given.push(item);
    if (item === 2) controller.abort();
  }
  expect(given).toEqual([1, 2]);
});
