import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { convertDataset } from "@platekit/dataset";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { asciiMask } from "../../../../../test/support/ascii-mask.ts";
import { readMask } from "../../../src/masks/read-mask.ts";
import { maskPicture, picture } from "../../support/pictures.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { toTable } from "../../support/to-table.ts";

const PHOTO = await picture(12, 8);
const JPEG = await picture(12, 8, "jpeg");

describe("openimages", () => {
  test("full-photo masks at a size of their own are joined with OR; a box without a mask is a plate, too", async () => {
    const folder = tempFolder({
      "data/0a.jpg": JPEG,
      "metadata/classes.csv": "/m/01jfm_,Vehicle registration plate\n/m/0k4j,Car\n",
      "labels/segmentations.csv": `MaskPath,ImageID,LabelName,BoxID,BoxXMin,BoxXMax,BoxYMin,BoxYMax,PredictedIoU,Clicks
0a_x.png,0a,/m/01jfm_,x,0.0,0.5,0.0,0.5,0.9,
0a_y.png,0a,/m/01jfm_,y,0.25,1.0,0.25,1.0,0.9,
0a_z.png,0a,/m/0k4j,z,0.0,1.0,0.0,1.0,0.9,
`,
      "labels/detections.csv": `ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax
0a,x,/m/01jfm_,1,0.000001,0.5,0.0,0.5
0a,x,/m/01jfm_,1,0.75,1,0.0,0.25
0a,x,/m/0k4j,1,0,1,0,1
`,
      // Half as large as the photo of 12 × 8.
      "labels/masks/0/0a_x.png": await maskPicture("##....\n##....\n......\n......"),
      "labels/masks/0/0a_y.png": await maskPicture("......\n.#....\n..####\n......"),
    });
    mkdirSync(join(folder, "empty"));
    const out = join(folder, "out");
    const summary = await convertDataset(folder, out, { from: "openimages", to: "masks" });
    expect(await readMask(join(out, "masks/0a.jpg.png"))).toEqual(
      asciiMask(`
        ####.....###
        ####.....###
        ####........
        ####........
        ....########
        ....########
        ............
        ............`),
    );
    expect(summary).toMatchObject({ plates: 3, made: [{ value: "mask drawn from box", count: 1 }] });
    expect(summary.dropped).toEqual([
      { value: "box", count: 3 },
      { value: "object of class Car", count: 2 },
    ]);
    await expect(
      convertDataset(join(folder, "empty"), join(folder, "o2"), { from: "openimages", to: "masks" }),
    ).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_NOT_FOUND" }));
  });

  test("tables of the whole split: rows of photos that were not downloaded are no failures", async () => {
    const head = "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded,IsTruncated,IsGroupOf";
    const folder = tempFolder({
      "data/0a.jpg": JPEG,
      "data/0b.jpg": JPEG,
      "labels/detections.csv": `${head}
0a,x,/m/01jfm_,1,0,0.5,0,0.5,1,0,1
0c,x,/m/01jfm_,1,0,0.5,0,0.5,1,0,0
0c,x,/m/0k4j,1,0,0.5,0,0.5,0,0,0
`,
    });
    const { summary, rows } = await toTable("openimages", folder);
    expect(rows).toEqual([{ path: join(folder, "data/0a.jpg"), text: "", box: { x0: 0, y0: 0, x1: 6, y1: 4 } }]);
    expect(summary.failed).toEqual([]);
    expect(summary.dropped).toEqual([
      { value: "mark IsGroupOf", count: 1 },
      { value: "mark IsOccluded", count: 1 },
      { value: "picture without plates", count: 1 },
      { value: "plate of a photo that is not there", count: 1 },
    ]);
  });

  test("a mask path cannot reach out of the folder, and is looked for by its name only", async () => {
    const folder = tempFolder({
      "set/data/a.jpg": JPEG,
      "set/labels/segmentations.csv":
        "MaskPath,ImageID,LabelName,BoxXMin,BoxXMax,BoxYMin,BoxYMax\n../../secret.png,a,/m/01jfm_,0,1,0,1\n",
      "secret.png": await sharp(PHOTO).png().toBuffer(),
    });
    const summary = await convertDataset(join(folder, "set"), join(folder, "out"), { from: "openimages", to: "masks" });
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      expect.stringContaining("no such file in labels/masks"),
    ]);
  });
});
