import { createPlateReader } from "@platekit/core";
import type { PlateReaderOptions, PlateReaderStages, PlateText, RasterImage } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { expect, test } from "vitest";

const photo: RasterImage = { width: 2, height: 1, channels: 3, data: new Uint8Array(6) };
const corner = { x: 0, y: 0 };

/** A flat plate of one pixel: its colour says which plate it is (red) and how many hundredths its margin is (green). */
const plateOf = (plate: number, margin: number): RasterImage => ({
  width: 1,
  height: 1,
  channels: 3,
  data: Uint8Array.of(plate, Math.round(100 * margin), 0),
});

const reading = (text: string, probability: number): PlateText => ({
  chars: Array.from(text, (char) => ({ char, probability, top3: [] })),
  probability,
  alternatives: [{ text, probability }],
});

type Batch = readonly (readonly [plate: number, margin: number])[];

interface Row extends PlateReaderStages {
  readonly batches: Batch[];
}

/** The plate whose characters reach over the border of the first look. */
const CUT = 7;

/** What the recogniser says of a plate at a margin (in hundredths); the rectifier's own is 4. */
type Says = (plate: number, margin: number) => PlateText;

function row(plates: number, says: Says): Row {
  const batches: Batch[] = [];
  return {
    batches,
    segmenter: {
      segment: async () =>
        Array.from({ length: plates }, (_, index) => ({
          score: 1 - index / 10,
          map: { width: 1, height: 1, data: Float32Array.of(index) },
          sourceFromMap: { offsetX: 0, offsetY: 0, scaleX: 1, scaleY: 1 },
          maskThreshold: 0.5,
          boundingBox: { x0: 0, y0: 0, x1: 1, y1: 1 },
        })),
    },
    rectifier: {
      rectify: (_, { map }) => flat(map.data[0] ?? 0, 0.04),
      flatten: (_, [{ x }], margin) => plateOf(x, margin),
    },
    recognizer: {
      recognize: async (images) => {
        const batch = images.map(({ data }) => [data[0] ?? 0, data[1] ?? 0] as const);
        batches.push(batch);
        return batch.map(([plate, margin]) => says(plate, margin));
      },
    },
  };
}

function flat(plate: number, margin: number) {
  return {
    image: plateOf(plate, margin),
    quad: [{ x: plate, y: 0 }, corner, corner, corner],
    imageFromPlate: [1, 0, 0, 0, 1, 0, 0, 0, 1],
    inkAtEdge: plate === CUT,
  } as const;
}

const AGAIN: PlateReaderOptions = { readAgain: { below: 0.7, margins: [0, 0.1], wideMargins: [0.2, 0.3] } };
const textsOf = async (stages: PlateReaderStages, options = AGAIN) =>
  (await createPlateReader(stages, options).read(photo)).map(({ text }) => text);

test("readAgain() reads the plates in doubt at each margin, all in one more batch, and no others", async () => {
  // Plates 1 and 3 of four are below 0.7.
  const stages = row(4, (plate) => reading(`P${plate}`, plate % 2 === 1 ? 0.69 : 0.7));
  expect(await textsOf(stages)).toEqual(["P0", "P1", "P2", "P3"]);
  expect(stages.batches.slice(1)).toEqual([
    [
      [1, 0],
      [1, 10],
      [3, 0],
      [3, 10],
    ],
  ]);
});

test("readAgain() joins the looks: the text that holds at other margins wins, less sure than where all agree", async () => {
  const stages = row(1, (_, margin) => (margin === 4 ? reading("BC12", 0.6) : reading("ABC12", 0.9)));
  const [plate] = await createPlateReader(stages, AGAIN).read(photo);
  // (0.9 + 0.9 + 0) / 3
  expect(plate).toMatchObject({ text: "ABC12", score: 1 });
  expect(plate?.confidence).toBeCloseTo(0.6, 12);
});

test("readAgain() looks wider at a plate with ink at its edge, however sure its text is", async () => {
  // Cut off at 4 %: BC12 for sure; with more of it in sight, ABC12. Plate 6 is as sure and not cut.
  const stages = row(8, (plate, margin) => reading(plate === CUT && margin > 4 ? "ABC12" : "BC12", 0.96));
  const plates = await createPlateReader(stages, AGAIN).read(photo);
  expect(stages.batches.slice(1)).toEqual([
    [
      [7, 20],
      [7, 30],
    ],
  ]);
  expect(plates.map(({ text }) => text).slice(6)).toEqual(["BC12", "ABC12"]);
  // Two looks of three: less sure than each of them.
  expect(plates[7]?.confidence).toBeCloseTo(0.64, 12);
});

test("readAgain() lets a doubtful plate vanish that further looks see as nothing", async () => {
  // "" (0.9 + 0.9) / 3 against I1 0.5 / 3.
  const stages = row(1, (_, margin) => (margin === 4 ? reading("I1", 0.5) : reading("", 0.9)));
  expect(await textsOf(stages)).toEqual([]);
});

test.each([
  { name: "all are sure", sureness: 0.9, options: AGAIN },
  { name: "it is off", sureness: 0.1, options: { readAgain: "off" } as const },
])("readAgain() asks the recogniser once where $name", async ({ sureness, options }) => {
  const stages = row(2, () => reading("AB12", sureness));
  expect(await textsOf(stages, options)).toEqual(["AB12", "AB12"]);
  expect(stages.batches).toHaveLength(1);
});

test("readAgain() is on by default, with two further looks", async () => {
  const stages = row(1, () => reading("AB12", 0.1));
  await textsOf(stages, {});
  expect(stages.batches.map((batch) => batch.length)).toEqual([1, 2]);
});

/** Stages whose recogniser fails at its second batch. */
function failingAgain(error: Error): PlateReaderStages {
  const stages = row(1, () => reading("AB12", 0.5));
  return {
    ...stages,
    recognizer: {
      recognize: async (images, run) => {
        if (stages.batches.length > 0) throw error;
        return stages.recognizer.recognize(images, run);
      },
    },
  };
}

test("readAgain() keeps the first reading where the recogniser cannot take a further look", async () => {
  expect(await textsOf(failingAgain(new RangeError("Cannot fit picture")))).toEqual(["AB12"]);
});

test("readAgain() passes on what is no matter of one plate", async () => {
  const error = new PlateError("ERR_SESSION_RUN", "Cannot run model");
  await expect(textsOf(failingAgain(error))).rejects.toBe(error);
});

test("readAgain() does not look again once the reading is cancelled", async () => {
  const cancel = new AbortController();
  const flattened: number[] = [];
  const stages = row(1, () => {
    cancel.abort();
    return reading("AB12", 0.5);
  });
  const rectifier: PlateReaderStages["rectifier"] = {
    ...stages.rectifier,
    flatten: (image, quad, margin) => {
      flattened.push(margin);
      return stages.rectifier.flatten(image, quad, margin);
    },
  };
  const reader = createPlateReader({ ...stages, rectifier }, AGAIN);
  await expect(reader.read(photo, { signal: cancel.signal })).rejects.toThrow(
    expect.objectContaining({ name: "AbortError" }),
  );
  expect(flattened).toEqual([]);
});

test("readAgain() does not hide a recogniser that answers for fewer looks", async () => {
  const stages = row(1, () => reading("AB12", 0.5));
  const recognizer = { recognize: async () => [reading("AB12", 0.5)] };
  await expect(textsOf({ ...stages, recognizer })).rejects.toThrow("wanted 2 texts, got 1");
});
