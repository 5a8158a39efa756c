import { expect, test } from "vitest";
import { noteFailures } from "../../src/valid/note-data.ts";
import type { ValidRequest } from "../../src/valid/valid-request.ts";

const REQUEST = { annotations: "labels.csv" } as ValidRequest;

async function told(count: number): Promise<readonly string[]> {
  let text = "";
  const stderr = { write: (piece: string) => (text += piece) !== "" };
  const context = { stderr, signal: new AbortController().signal } as never;
  const first = Array.from({ length: count }, (_, index) => {
    const error = { code: "ERR_IMAGE_NOT_FOUND", message: "Cannot read it" };
    return { line: index + 2, imagePath: `${index}.png`, error };
  });
  await noteFailures({ first, count, isAll: false }, { context, request: REQUEST });
  return text.split("\n").slice(0, -1);
}

test("noteFailures() names twenty rows, and how many more there are", async () => {
  const twenty = await told(20);
  expect(twenty).toHaveLength(20);
  expect(twenty[19]).toBe("lpr: line 21 (19.png): Cannot read it");
  expect((await told(22)).slice(19)).toEqual([
    "lpr: line 21 (19.png): Cannot read it",
    "lpr: and 2 more (all are listed by --csv FILE)",
  ]);
});
