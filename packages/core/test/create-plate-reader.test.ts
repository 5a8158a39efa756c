import { createPlateReader } from "@platekit/core";
import type { PlateReaderStages, PlateRegion, PlateText, ProgressEvent, RasterImage } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { expect, test } from "vitest";

const image: RasterImage = { width: 2, height: 1, channels: 3, data: new Uint8Array(6) };

/** A region whose score doubles as its name. */
const region = (score: number): PlateRegion => ({
  score,
  map: { width: 1, height: 1, data: new Float32Array([score]) },
  sourceFromMap: { offsetX: 0, offsetY: 0, scaleX: 1, scaleY: 1 },
  maskThreshold: 0.5,
  boundingBox: { x0: 0, y0: 0, x1: 1, y1: 1 },
});

const text = (chars: string, probability = 0.9): PlateText => ({
  chars: Array.from(chars, (char) => ({ char, probability, top3: [{ char, probability }] })),
  probability,
  alternatives: [{ text: chars, probability }],
});

/** No test here reads again: see read-again.test.ts. */
const flatten: PlateReaderStages["rectifier"]["flatten"] = () => {
  throw new Error("Nothing is to be read again here");
};

interface Script {
  readonly scores: readonly number[];
  readonly texts: readonly PlateText[];
  /** Scores of regions the rectifier refuses. */
  readonly broken?: readonly number[];
}

function stages({ scores, texts, broken = [] }: Script): PlateReaderStages & { calls: number[] } {
  const calls: number[] = [];
  return {
    calls,
    segmenter: { segment: async () => scores.map(region) },
    rectifier: {
      flatten,
      rectify: (_, { score }) => {
        if (broken.includes(score)) throw new PlateError("ERR_QUAD_DEGENERATE", "Cannot fit a quad");
        return {
          image: { width: 1, height: 1, channels: 3, data: new Uint8Array(3) },
          quad: [
            { x: score, y: 0 },
            { x: 1, y: 0 },
            { x: 1, y: 1 },
            { x: 0, y: 1 },
          ],
          imageFromPlate: [1, 0, 0, 0, 1, 0, 0, 0, 1],
          inkAtEdge: false,
        };
      },
    },
    recognizer: {
      recognize: async (plates) => {
        calls.push(plates.length);
        return texts;
      },
    },
  };
}

test("createPlateReader() joins score, polygon and text of the same plate", async () => {
  const reader = createPlateReader(stages({ scores: [0.9, 0.8], texts: [text("AB1"), text("CD2", 0.7)] }));
  const readings = await reader.read(image);
  expect(readings.map(({ text: read, score, confidence, polygon }) => [read, score, confidence, polygon[0].x])).toEqual(
    [
      ["AB1", 0.9, 0.9, 0.9],
      ["CD2", 0.8, 0.7, 0.8],
    ],
  );
});

test("createPlateReader() reads all plates of a photo in one batch", async () => {
  const row = stages({ scores: [0.9, 0.8, 0.7], texts: [text("A"), text("B"), text("C")] });
  await createPlateReader(row).read(image);
  expect(row.calls).toEqual([3]);
});

test("createPlateReader() finds nothing in a photo without plates and asks no recogniser", async () => {
  const row = stages({ scores: [], texts: [] });
  expect(await createPlateReader(row).read(image)).toEqual([]);
  expect(row.calls).toEqual([]);
});

test("createPlateReader() leaves out a region without a quad, tells so, and reads the others", async () => {
  const events: ProgressEvent[] = [];
  const row = stages({ scores: [0.9, 0.8], texts: [text("OK")], broken: [0.9] });
  const readings = await createPlateReader(row).read(image, { onProgress: (event) => events.push(event) });
  expect(readings.map((reading) => [reading.text, reading.score])).toEqual([["OK", 0.8]]);
  expect(events.filter(({ stage }) => stage === "region-skipped")).toMatchObject([
    { index: 0, error: { code: "ERR_QUAD_DEGENERATE" } },
  ]);
});

/** A recogniser that cannot take plates whose first byte is 1. */
function pickyStages(): PlateReaderStages {
  const row = stages({ scores: [0.9, 0.8, 0.7], texts: [] });
  return {
    ...row,
    rectifier: {
      flatten,
      rectify: (photo, found) => {
        const plate = row.rectifier.rectify(photo, found);
        return { ...plate, image: { ...plate.image, data: Uint8Array.of(found.score === 0.8 ? 1 : 0, 0, 0) } };
      },
    },
    recognizer: {
      recognize: async (plates) => {
        if (plates.some(({ data }) => data[0] === 1)) throw new RangeError("Cannot fit picture");
        return plates.map(() => text("OK"));
      },
    },
  };
}

test("createPlateReader() leaves out a plate the recogniser cannot take, tells so, and reads the others", async () => {
  const events: ProgressEvent[] = [];
  const readings = await createPlateReader(pickyStages()).read(image, { onProgress: (event) => events.push(event) });
  expect(readings.map(({ score }) => score)).toEqual([0.9, 0.7]);
  expect(events.filter(({ stage }) => stage === "region-skipped")).toMatchObject([{ index: 1 }]);
});

test("createPlateReader() passes on a failed session, which is no matter of one plate", async () => {
  const row = stages({ scores: [0.9, 0.8], texts: [] });
  const recognizer = {
    recognize: async () => {
      throw new PlateError("ERR_SESSION_RUN", "Cannot run model");
    },
  };
  await expect(createPlateReader({ ...row, recognizer }).read(image)).rejects.toThrow(
    expect.objectContaining({ code: "ERR_SESSION_RUN" }),
  );
});

test("createPlateReader() counts no pads: a plate of nothing but pads is no reading", async () => {
  const pads: PlateText = {
    chars: Array.from("_____", (char) => ({ char, probability: 0.99, top3: [], isPad: true })),
    probability: 0.95,
    alternatives: [],
  };
  const reader = createPlateReader(stages({ scores: [0.9], texts: [pads] }));
  expect(await reader.read(image)).toEqual([]);
});

test("createPlateReader() passes on errors that are no matter of one region", async () => {
  const row = stages({ scores: [0.9], texts: [text("A")] });
  const failing = {
    ...row,
    rectifier: {
      flatten,
      rectify: () => {
        throw new TypeError("boom");
      },
    },
  };
  await expect(createPlateReader(failing).read(image)).rejects.toThrow("boom");
});

test.each([
  { name: "confidence", options: { minConfidence: 0.8 }, want: ["ABCD"] },
  // 0.9 · 0.95^(1/4) = 0.889, 0.8 · 0.5^(1/3) = 0.635, 0.7 · 0.6 = 0.42
  { name: "evidence", options: { minEvidence: 0.6 }, want: ["ABCD", "XYZ"] },
  { name: "much evidence", options: { minEvidence: 0.8 }, want: ["ABCD"] },
  { name: "length", options: { minLength: 3 }, want: ["ABCD", "XYZ"] },
  { name: "nothing but emptiness", options: {}, want: ["ABCD", "XYZ", "Q"] },
])("createPlateReader() filters readings by $name", async ({ options, want }) => {
  const texts = [text("ABCD", 0.95), text("XYZ", 0.5), text("Q", 0.6), text("")];
  const row = stages({ scores: [0.9, 0.8, 0.7, 0.6], texts });
  const reader = createPlateReader(row, { readAgain: "off", ...options });
  expect((await reader.read(image)).map((reading) => reading.text)).toEqual(want);
});

test("createPlateReader() does not hide a recogniser that answers for fewer plates", async () => {
  const reader = createPlateReader(stages({ scores: [0.9, 0.8], texts: [text("A")] }));
  await expect(reader.read(image)).rejects.toThrow("wanted 2 texts, got 1");
});

test("createPlateReader() stops when aborted, with the caller's reason", async () => {
  const reader = createPlateReader(stages({ scores: [0.9], texts: [text("A")] }));
  await expect(reader.read(image, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
});
