import { createRecognizer } from "@platekit/ocr";
import { describe, expect, test } from "vitest";
import { goldensOf, goldenSource, largestDifference, readExpected, readPictures } from "./golden-case.ts";

/** Two versions of ONNX Runtime may order their sums differently. */
const TOLERANCE = 1e-5;

describe.each(goldensOf("slots"))("golden model %s", (id) => {
  test("createRecognizer() reads the texts NumPy reads, pads at the end removed", async () => {
    const expected = await readExpected(id);
    await using recognizer = await createRecognizer({ model: goldenSource(id), threads: 1 });
    const texts = await recognizer.recognize(await readPictures(expected));
    expect(texts.map(({ chars }) => chars.map(({ char }) => char).join(""))).toEqual(
      expected.readings.map(({ text }) => text),
    );
  });

  test("createRecognizer() gives each slot the probability NumPy gives it, pads kept", async () => {
    const expected = await readExpected(id);
    await using recognizer = await createRecognizer({ model: goldenSource(id), threads: 1, padRemoval: "none" });
    const texts = await recognizer.recognize(await readPictures(expected));
    for (const [index, { chars }] of texts.entries()) {
      const { slots, probabilities } = expected.readings[index]!;
      expect(chars.map(({ char }) => char).join("")).toBe(slots);
      const actual = chars.map(({ probability }) => probability);
      expect(largestDifference(actual, probabilities as readonly number[])).toBeLessThan(TOLERANCE);
    }
  });
});

test("createRecognizer() tells the region of a fast-plate-ocr 1.1 model, and none of an older one", async () => {
  const expected = await readExpected("fast-plate-ocr-1.1-regions");
  await using recognizer = await createRecognizer({ model: goldenSource("fast-plate-ocr-1.1-regions") });
  const texts = await recognizer.recognize(await readPictures(expected));
  expect(texts.map(({ region }) => region?.label)).toEqual(expected.regions!.map(({ label }) => label));
  const probabilities = texts.map(({ region }) => region!.probability);
  const wanted = expected.regions!.map(({ probability }) => probability);
  expect(largestDifference(probabilities, wanted)).toBeLessThan(TOLERANCE);

  await using older = await createRecognizer({ model: goldenSource("fast-plate-ocr-1.0-gray-stretch") });
  const [text] = await older.recognize(await readPictures(expected));
  expect(text).not.toHaveProperty("region");
});

test.each(goldensOf("ctc"))("createRecognizer() reads from %s what NumPy reads along the best path", async (id) => {
  const expected = await readExpected(id);
  await using recognizer = await createRecognizer({ model: goldenSource(id), threads: 1, decoder: "greedy" });
  const texts = await recognizer.recognize(await readPictures(expected));
  expect(texts.map(({ chars }) => chars.map(({ char }) => char).join(""))).toEqual(
    expected.readings.map(({ text }) => text),
  );
});
