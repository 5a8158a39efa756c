import { expect, test } from "vitest";
import { collectResults } from "../../src/valid/collect-results.ts";
import type { ValidEntry } from "../../src/valid/valid-entry.ts";
import type { ValidTask } from "../../src/valid/valid-task.ts";

const TASK = { add: () => undefined, pictureOf: () => "" } as unknown as ValidTask;
const BROKEN = { code: "ERR_IMAGE_DECODE", message: "broken" };
const negative = (imagePath: string, more: object = {}): ValidEntry => ({
  kind: "negative",
  result: { imagePath, texts: [], ...more },
  readings: [],
});

test("collectResults() counts all failures and names the first thousand", async () => {
  const results = collectResults(TASK, undefined);
  for (let index = 0; index < 1001; index += 1) await results.add(negative(`${index}.png`, { error: BROKEN }));
  const { first, count, isAll } = results.failures();
  expect({ named: first.length, last: first.at(-1)?.imagePath, count, isAll }).toEqual({
    named: 1000,
    last: "999.png",
    count: 1001,
    isAll: true,
  });
  await results.add(negative("whole.png"));
  expect(results.failures()).toMatchObject({ count: 1001, isAll: false });
});
