import { join } from "node:path";
import { convertDataset } from "@platekit/dataset";
import { describe, expect, test } from "vitest";
import { asciiMask } from "../../../../../test/support/ascii-mask.ts";
import { readMask } from "../../../src/masks/read-mask.ts";
import { picture } from "../../support/pictures.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { toTable } from "../../support/to-table.ts";

const PHOTO = await picture(12, 8);

describe("fiftyone", () => {
  /*
   * NumPy: f = io.BytesIO(); np.save(f, array, allow_pickle=False); base64.b64encode(zlib.compress(f.getvalue())) of
   * np.array([[1, 1, 0], [0, 1, 0]], bool), np.array([[0, 0, 1]], np.uint8), np.zeros((2, 2), np.float32) and np.array([[0, -1]], np.int8).
   */
  const WIDE =
    "eJyb7BfqGxDJyFDGUK2eklqcXKRupaBek2SorqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgrGmjoKtQpkAy5GRgYGRgYAFEgbqA==";
  const FLAT =
    "eJyb7BfqGxDJyFDGUK2eklqcXKRupaBeU2qorqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RqGOgrGmjoKtQpkAy4GBkYAyQ8buA==";
  const FLOAT =
    "eJyb7BfqGxDJyFDGUK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgpGmjoKtQpkAy4GNAAADP8baw==";
  const SIGNED =
    "eJyb7BfqGxDJyFDGUK2eklqcXKRupaBek2morqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RqGOgpGmjoKtQpkAy6G/wCpBByp";
  const detection = (bounding_box: number[], more: object = {}) => ({
    _cls: "Detection",
    label: "Vehicle registration plate",
    bounding_box,
    ...more,
  });
  const samples = (...detections: object[]) =>
    JSON.stringify({
      samples: [
        {
          filepath: "data/a.png",
          metadata: { _cls: "ImageMetadata", width: 12 },
          weather: { _cls: "Classification", label: "rain" },
          ground_truth: { _cls: "Detections", detections },
        },
      ],
    });

  async function toMask(json: string) {
    const folder = tempFolder({ "samples.json": json, "data/a.png": PHOTO });
    const summary = await convertDataset(folder, join(folder, "out"), { from: "fiftyone", to: "masks" });
    return {
      summary,
      mask: summary.pictures === 0 ? undefined : await readMask(join(folder, "out/masks/a.png.png")),
    };
  }

  test("lays instance masks into their boxes, over each other with OR", async () => {
    // The photo has 12 × 8 pixels. Columns 0 to 5 of rows 0 to 3: each cell of WIDE is 2 × 2 pixels. Columns 3 to 8 of
    // rows 0 and 1: each cell of FLAT is 2 × 2; its two empty cells would wipe out columns 3 and 4 of the first.
    const { mask, summary } = await toMask(
      samples(
        detection([0, 0, 0.5, 0.5], { mask: { $binary: { base64: WIDE, subType: "00" } } }),
        detection([0.25, 0, 0.5, 0.25], { mask: FLAT }),
        detection([0, 0, 1, 1], { label: "Car", mask: null }),
      ),
    );
    expect(mask).toEqual(
      asciiMask(`
        ####...##...
        ####...##...
        ..##........
        ..##........
        ............
        ............
        ............
        ............`),
    );
    expect(summary.dropped).toEqual([
      { value: "box", count: 2 },
      { value: "field weather", count: 1 },
      { value: "object of class Car", count: 1 },
    ]);
  });

  test("names what detections and samples say beside plates", async () => {
    const { summary } = await toMask(
      samples(
        detection([0, 0, 0.5, 0.5], { _id: { $oid: "1" }, confidence: 0.5, attributes: {}, tags: [], text: "A1" }),
      ),
    );
    expect(summary.dropped).toEqual([
      { value: "attribute confidence", count: 1 },
      { value: "attribute text", count: 1 },
      { value: "box", count: 1 },
      { value: "field weather", count: 1 },
    ]);
  });

  test.each([
    {
      name: "other numbers",
      more: { mask: FLOAT },
      message: /must be a NumPy array of two dimensions, bool or uint8, got .*<f4/,
    },
    {
      name: "signed bytes",
      more: { mask: SIGNED },
      message: /bool or uint8, got .*\|i1/,
    },
    { name: "no packed bytes", more: { mask: "AAAA" }, message: /^Cannot use detection: / },
    {
      name: "half a box",
      more: { bounding_box: [0, 0, 1] },
      message: /^Cannot read detections of data\/a\.png: detections/,
    },
  ])("names $name", async ({ more, message }) => {
    const { summary } = await toMask(samples(detection([0, 0, 1, 1], more)));
    expect(summary.failed.map(({ error }) => error.message)).toEqual([expect.stringMatching(message)]);
  });

  test("a mask file cannot lie outside, and a folder without samples.json is none", async () => {
    await expect(toMask(samples(detection([0, 0, 1, 1], { mask_path: "../secret.png" })))).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_OUTSIDE" }),
    );
    await expect(toTable("fiftyone", tempFolder())).rejects.toThrow(/must be a folder with samples\.json, got none/);
  });
});
