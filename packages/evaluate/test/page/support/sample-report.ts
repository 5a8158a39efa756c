import type { ErrorPicture, OcrReport, OcrResult, PipelineReport, SegmentReport } from "@platekit/evaluate";

/** A picture of one pixel. */
export const PIXEL = {
  url: "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  width: 1,
  height: 1,
} as const;

const shares = <Name extends string>(name: Name, value: number, ci95: readonly [number, number]) =>
  ({ [name]: value, [`${name}_ci95`]: ci95 }) as Readonly<
    Record<Name, number> & Record<`${Name}_ci95`, readonly [number, number]>
  >;

const texts = {
  confusions: [
    { truth: "0", read: "O", count: 12 },
    { truth: "", read: "1", count: 3 },
    { truth: "7", read: "", count: 1 },
  ],
  characters: [{ char: "0", n: 40, right: 28 }],
  calibration: {
    n: 400,
    bins: [
      { low: 0.8, high: 0.9, n: 0, confidence: null, accuracy: null },
      { low: 0.9, high: 1, n: 400, confidence: 0.98, accuracy: 0.9625 },
    ],
  },
  coverage: [
    { threshold: 0, n: 400, ...shares("coverage", 0.975, [0.95, 0.99]), ...shares("accuracy", 0.9625, [0.94, 0.98]) },
    { threshold: 0.99, n: 0, ...shares("coverage", 0, [0, 0.01]), accuracy: null, accuracy_ci95: [0, 1] as const },
  ],
};

const ocrRates = {
  ...shares("plate_acc", 0.9625, [0.9394, 0.977]),
  ...shares("cat_acc", 0.9912, [0.988, 0.994]),
  ...shares("top_3_k", 0.9993, [0.998, 0.9998]),
  ...shares("plate_len_acc", 0.9825, [0.96, 0.99]),
  ...shares("char_acc", 0.9934, [0.99, 0.996]),
  cer: 0.0071,
  ...shares("plate_acc_folded", 0.9775, [0.958, 0.988]),
};

export const OCR_REPORT: OcrReport = {
  version: 1,
  task: "ocr",
  model: "toy-reader",
  n: 400,
  failed: 2,
  settings: { annotations: "val.csv", batch_size: 128 },
  ms: { decode: { mean: 1.25, p50: 1, p95: 3 } },
  metrics: { ...ocrRates, plate_acc_per_plate: 0.95, ece: 0.0175, brier: 0.031 },
  conventions: {
    family: "slots",
    plate_acc_kind: "slots",
    plate_len_acc_kind: "slots",
    top_3_kind: "slots",
    batch_size: 128,
  },
  plates: 380,
  by_region: [
    { region: "ro", n: 300, failed: 0, ...ocrRates },
    { region: "<b>us</b>", n: 100, failed: 2, ...ocrRates, ...shares("plate_acc", 0.5, [0.4, 0.6]) },
  ],
  by_height: [
    { low: 0, high: 16, n: 100, ...shares("plate_acc", 0.75, [0.657, 0.825]) },
    { low: 16, high: 24, n: 0, ...shares("plate_acc", 0, [0, 1]) },
    { low: 128, high: null, n: 300, ...shares("plate_acc", 1, [0.987, 1]) },
  ],
  by_length: [{ length: 7, n: 400, ...shares("plate_acc", 0.9625, [0.94, 0.98]) }],
  ...texts,
};

const sceneRates = {
  ...shares("found_03", 0.964, [0.93, 0.98]),
  ...shares("found_05", 0.9, [0.85, 0.93]),
  ...shares("read_strict", 0.882, [0.83, 0.92]),
  ...shares("read_folded", 0.891, [0.84, 0.93]),
  cer: 0.08,
  cer_found: 0.03,
};

export const PIPELINE_REPORT: PipelineReport = {
  version: 1,
  task: "pipeline",
  model: "toy-finder + toy-reader",
  n: 221,
  failed: 0,
  settings: {},
  ms: {},
  metrics: {
    ...sceneRates,
    ...shares("iou", 0.71, [0.69, 0.73]),
    ...shares("negatives_with_reading", 0.0125, [0.002, 0.067]),
    readings_per_image: 1.09,
    ece: 0.02,
    brier: 0.05,
  },
  images: { n: 220, failed: 0, readings: 240 },
  negatives: { n: 80, failed: 0, with_reading: 1, readings: 1 },
  by_region: [],
  by_height: [
    {
      low: 32,
      high: 48,
      n: 221,
      ...shares("found_03", 0.964, [0.93, 0.98]),
      ...shares("read_strict", 0.882, [0.83, 0.92]),
    },
  ],
  ...texts,
};

export const SEGMENT_REPORT: SegmentReport = {
  version: 1,
  task: "segment",
  model: "toy-finder",
  n: 50,
  failed: 0,
  settings: {},
  ms: {},
  metrics: {
    ...shares("mean_iou", 0.81, [0.78, 0.84]),
    ...shares("dice", 0.89, [0.87, 0.91]),
    ...shares("pixel_acc", 0.996, [0.995, 0.997]),
    ...shares("object_recall", 0.95, [0.86, 0.98]),
    ...shares("object_precision", 0.93, [0.84, 0.97]),
  },
  objects: { unknown_photos: 0, truth: 60, found: 57, predicted: 61, right: 57 },
  pixels: {
    n: 1e6,
    intersection: 8000,
    union: 10_000,
    predicted: 9000,
    truth: 9000,
    iou: 0.8,
    dice: 0.89,
    pixel_acc: 0.996,
  },
  by_region: [],
};

/** What a model read of a crop. */
export function ocrResult(own: Partial<OcrResult> = {}): OcrResult {
  const text = own.text ?? "AB1";
  return {
    line: 2,
    imagePath: "a.png",
    label: "AB1",
    text,
    confidence: 0.9,
    chars: Array.from(text, (char) => ({ char, probability: 0.95 })),
    alternatives: [],
    width: 96,
    height: 32,
    ms: { decode: 1, read: 1 },
    ...own,
  };
}

/** An error in reading a crop. */
export function ocrError(own: Partial<OcrResult> = {}): ErrorPicture {
  return { task: "ocr", result: ocrResult(own), picture: PIXEL };
}
