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

/** Room for all that stands among the five best: the search must not be what differs. */
const WIDE = { beamWidth: 300, threads: 1 } as const;

/**
 * A text's probability is a product over up to 24 steps, each off by what two versions of ONNX Runtime differ in:
 * 24 · 1e-5, as a share of the probability itself, which may be 1e-8. Neighbouring texts are 2e-3 apart.
 */
const PRODUCT_TOLERANCE = 2.4e-4;

const probabilities = (list: readonly { readonly probability: number }[]) => list.map(({ probability }) => probability);
const spelling = (list: readonly { readonly char: string }[]) => list.map(({ char }) => char);

describe.each(goldensOf("ctc"))("golden model %s", (id) => {
  test("createRecognizer() tells the most probable texts, weighed as PyTorch's ctc_loss weighs them", async () => {
    const { readings, ...expected } = await readExpected(id);
    await using recognizer = await createRecognizer({ model: goldenSource(id), ...WIDE });
    const texts = await recognizer.recognize(await readPictures(expected));
    for (const [index, { chars, alternatives }] of texts.entries()) {
      const wanted = readings[index]!.alternatives!;
      expect(alternatives.map(({ text }) => text)).toEqual(wanted.map(({ text }) => text));
      expect(spelling(chars).join("")).toBe(wanted[0]!.text);
      const shares = alternatives.map(({ probability }, at) => probability / wanted[at]!.probability);
      expect(largestDifference(shares, [1, 1, 1, 1, 1])).toBeLessThan(PRODUCT_TOLERANCE);
    }
  });

  test.each([
    { decoder: "beam", characters: "characters" },
    { decoder: "greedy", characters: "greedyCharacters" },
  ] as const)("createRecognizer() gives each character the probability PyTorch gives it: $decoder", async (way) => {
    const { readings, ...expected } = await readExpected(id);
    await using recognizer = await createRecognizer({ model: goldenSource(id), ...WIDE, decoder: way.decoder });
    const texts = await recognizer.recognize(await readPictures(expected));
    for (const [index, { chars }] of texts.entries()) {
      const wanted = readings[index]![way.characters]!;
      expect(spelling(chars)).toEqual(spelling(wanted));
      expect(largestDifference(probabilities(chars), probabilities(wanted))).toBeLessThan(PRODUCT_TOLERANCE);
    }
  });

  test("createRecognizer() finds the most probable text with the beam it has by default, too", async () => {
    const { readings, ...expected } = await readExpected(id);
    await using recognizer = await createRecognizer({ model: goldenSource(id), threads: 1 });
    const texts = await recognizer.recognize(await readPictures(expected));
    expect(texts.map(({ alternatives }) => alternatives[0]!.text)).toEqual(
      readings.map(({ alternatives }) => alternatives![0]!.text),
    );
  });
});
