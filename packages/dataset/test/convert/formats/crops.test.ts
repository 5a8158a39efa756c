import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convertDataset } from "@platekit/dataset";
import { decodeImage, encodeImage } from "@platekit/core/image";
import type { RasterImage } from "@platekit/core/image";
import type { Quad } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";
import { picture } from "../../support/pictures.ts";
import { tempFolder } from "../../support/temp-folder.ts";

/** 12 × 8 pixels; red tells the column, green the row, ten a step. */
const PHOTO = await encodeImage(
  {
    width: 12,
    height: 8,
    channels: 3,
    data: Uint8Array.from(
      { length: 12 * 8 * 3 },
      (_, at) => [(Math.floor(at / 3) % 12) * 10, Math.floor(at / 36) * 10, 0][at % 3]!,
    ),
  },
  { format: "png" },
);
const WHOLE = await picture(30, 10, "jpeg");
const SCENES = "image_path,plate_text,plate_region,xmin,ymin,xmax,ymax,x1,y1,x2,y2,x3,y3,x4,y4\n";

async function toCrops(files: Readonly<Record<string, Uint8Array | string>>, crops = {}) {
  const folder = tempFolder(files);
  const out = join(folder, "out");
  const summary = await convertDataset(join(folder, "t.csv"), out, { from: "csv", to: "crops", crops });
  return { summary, out, table: readFileSync(join(out, "annotations.csv"), "utf8") };
}

describe("crops", () => {
  test("cuts each plate out of its photo and keeps text and region", async () => {
    const rows = 'sub/a.png,0123,ro,4,2,9,6,,,,,,,,\nsub/a.png,"B,2",,0,0,3,2,,,,,,,,\n';
    const { out, table, summary } = await toCrops({ "t.csv": SCENES + rows, "sub/a.png": PHOTO });
    expect(table).toBe('image_path,plate_text,plate_region\nimages/sub/a-1.png,0123,ro\nimages/sub/a-2.png,"B,2",\n');
    const cut = await decodeImage(join(out, "images/sub/a-1.png"));
    // Columns 4 to 8 and rows 2 to 5: the first pixel is (40, 20), the last (80, 50).
    expect([cut.width, cut.height]).toEqual([5, 4]);
    expect([...cut.data.subarray(0, 2), ...cut.data.subarray(-3, -1)]).toEqual([40, 20, 80, 50]);
    expect(summary).toMatchObject({
      pictures: 1,
      plates: 2,
      placed: 2,
      dropped: [{ value: "box", count: 2 }],
      made: [{ value: "picture of a plate cut out of a photo", count: 2 }],
      failed: [],
    });
  });

  test("shows a margin around the box, as far as the photo goes", async () => {
    const { out } = await toCrops({ "t.csv": `${SCENES}a.png,A,,4,2,8,6,,,,,,,,\n`, "a.png": PHOTO }, { margin: 0.5 });
    // Half of 4 × 4 on each side: columns 2 to 9, rows 0 to 7.
    const cut = await decodeImage(join(out, "images/a-1.png"));
    expect([cut.width, cut.height, cut.data[0]]).toEqual([8, 8, 20]);
  });

  test("flattens a plate by its corners where a rectifier is given", async () => {
    const asked: unknown[] = [];
    const flatten = (image: RasterImage, quad: Quad, margin: number): RasterImage => {
      asked.push({ size: [image.width, image.height], corner: quad[0], margin });
      return { width: 2, height: 1, channels: 3, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    };
    const { out, table } = await toCrops(
      { "t.csv": `${SCENES}a.png,A,,,,,,2,1,9,2,9,5,2,4\n`, "a.png": PHOTO },
      { margin: 0.04, rectifier: { flatten } },
    );
    expect(asked).toEqual([{ size: [12, 8], corner: { x: 1.5, y: 0.5 }, margin: 0.04 }]);
    expect([...(await decodeImage(join(out, "images/a-1.png"))).data]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(table).toBe("image_path,plate_text\nimages/a-1.png,A\n");
  });

  test("copies pictures of nothing but a plate as they are", async () => {
    const { out, table, summary } = await toCrops({
      "t.csv": "image_path,plate_text\na.jpg,A1\n",
      "a.jpg": WHOLE,
    });
    expect(table).toBe("image_path,plate_text\nimages/a.jpg,A1\n");
    expect(readFileSync(join(out, "images/a.jpg"))).toEqual(Buffer.from(WHOLE));
    expect(summary).toMatchObject({ placed: 0, made: [], dropped: [] });
  });

  test("drops and names what makes no row: no text, outside of its photo, a photo cut short", async () => {
    const rows = "a.png,,,4,2,9,6,,,,,,,,\na.png,A,,50,2,59,6,,,,,,,,\nb.png,B,,4,2,9,6,,,,,,,,\n";
    const { out, summary, table } = await toCrops({
      "t.csv": `${SCENES}${rows}c.png,C,,4,2,9,6,,,,,,,,\n`,
      "a.png": PHOTO,
      "b.png": PHOTO.subarray(0, PHOTO.length - 40),
      "c.png": PHOTO,
    });
    expect(table).toBe("image_path,plate_text\nimages/c-1.png,C\n");
    expect(summary.dropped).toEqual(
      expect.arrayContaining([
        { value: "plate without a text", count: 1 },
        { value: "plate outside its photo", count: 1 },
      ]),
    );
    expect(summary.failed.map(({ source }) => source.slice(-6))).toEqual(["line 4"]);
    expect(readdirSync(join(out, "images"))).toEqual(["c-1.png"]);
  });

  test("goes there and back: the table of a folder of crops is read, and names do not grow", async () => {
    const { out } = await toCrops({ "t.csv": `${SCENES}s/a.png,A,ro,4,2,9,6,,,,,,,,\n`, "s/a.png": PHOTO });
    const back = join(tempFolder(), "back");
    const summary = await convertDataset(out, back, { from: "crops", to: "crops" });
    expect(summary).toMatchObject({ plates: 1, dropped: [], made: [], failed: [] });
    expect(readFileSync(join(back, "annotations.csv"), "utf8")).toBe(
      "image_path,plate_text,plate_region\nimages/s/a-1.png,A,ro\n",
    );
  });

  test.each([-0.1, 0.6, Number.NaN])("a margin of %d is none", async (margin) => {
    await expect(toCrops({ "t.csv": SCENES }, { margin })).rejects.toThrow(/margin of crops must be from 0 to 0\.5/);
  });
});
