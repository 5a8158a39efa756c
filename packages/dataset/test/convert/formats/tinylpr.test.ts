import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { convertDataset } from "@platekit/dataset";
import { decodeImage, encodeImage } from "@platekit/core/image";
import { describe, expect, test } from "vitest";
import { picture } from "../../support/pictures.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { toTable } from "../../support/to-table.ts";

const JPEG = await picture(12, 8, "jpeg");

describe("tinylpr", () => {
  const names = ["", "1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "가", "서울"].join("\n");

  test("the name is the label up to the first underscore, without spaces; boxes go to labels of several letters", async () => {
    // The folder name of KR_LPR_Jax: 서울12가1234_3.jpg has eight labels, and eight boxes.
    const boxes = Array.from({ length: 8 }, (_, at) => `${at} 1 ${at + 1} 5`).join("\n");
    const folder = tempFolder({
      "labels.names": names,
      "val/서울12가 1234_3.jpg": JPEG,
      "val/서울12가 1234_3.txt": boxes,
    });
    const out = join(folder, "out");
    const summary = await convertDataset(folder, out, { from: "tinylpr", to: "tinylpr" });
    expect(summary).toMatchObject({ pictures: 1, plates: 1, dropped: [], made: [], failed: [] });
    expect(readFileSync(join(out, "val/서울12가1234_1.txt"), "utf8")).toBe(`${boxes}\n`);
    expect(readFileSync(join(out, "labels.names"), "utf8")).toBe(names);
    expect(readFileSync(join(out, "val/서울12가1234_1.jpg"))).toEqual(Buffer.from(JPEG));
  });

  test("names in decomposed letters, as some systems write them, are the same text", async () => {
    const folder = tempFolder({ [`${"서울1".normalize("NFD")}_0.jpg`]: JPEG });
    expect((await toTable("tinylpr", folder)).rows[0]?.["text"]).toBe("서울1".normalize("NFC"));
  });

  test("boxes that do not fit the label, and names without an index, are failures", async () => {
    const folder = tempFolder({
      "A1_0.jpg": JPEG,
      "A1_0.txt": "0 0 1 1\n",
      "B2_0.jpg": JPEG,
      "B2_0.txt": "0 0 1 1\n0 0 x 1\n",
      "C.jpg": JPEG,
    });
    const { summary } = await toTable("tinylpr", folder);
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      expect.stringMatching(/must have a line for each of A 1, got 1$/),
      expect.stringMatching(/B2_0\.txt line 2: must be x1 y1 x2 y2, got "0 0 x 1"$/),
      expect.stringMatching(/must be called \{plate\}_\{index\}\.jpg$/),
    ]);
  });

  test("a JPEG is copied as it is where the box is the whole picture", async () => {
    const table = "image_path,plate_text,xmin,ymin,xmax,ymax\na.jpg,A1,0,0,12,8\na.jpg,B2,0,0,12,7\n";
    const folder = tempFolder({ "t.csv": table, "a.jpg": JPEG });
    const out = join(folder, "out");
    const { made } = await convertDataset(join(folder, "t.csv"), out, { from: "csv", to: "tinylpr" });
    expect(readFileSync(join(out, "train/A1_1.jpg"))).toEqual(Buffer.from(JPEG));
    expect(made).toContainEqual({ value: "picture of a plate cut out of a photo", count: 1 });
  });

  test("plates are cut out of photos, other formats become JPEG, and texts no file name holds are told", async () => {
    const gradient = Uint8Array.from({ length: 12 * 8 * 3 }, (_, at) => (Math.floor(at / 3) % 12) * 20);
    const photo = await encodeImage({ width: 12, height: 8, channels: 3, data: gradient }, { format: "png" });
    const table =
      'image_path,plate_text,xmin,ymin,xmax,ymax\na.png,"A B1",4.2,2,8,6\na.png,X/Y,0,0,4,4\na.png,,0,0,4,4\nb.png,C2,,,,\n';
    const folder = tempFolder({ "t.csv": table, "a.png": photo, "b.png": photo });
    const out = join(folder, "out");
    const summary = await convertDataset(join(folder, "t.csv"), out, { from: "csv", to: "tinylpr" });
    const cut = await decodeImage(join(out, "train/AB1_1.jpg"));
    // Columns 4 to 7 of the gradient: 80, 100, 120, 140, give or take what JPEG loses.
    expect([cut.width, cut.height]).toEqual([4, 4]);
    expect(Math.abs(cut.data[0]! - 80)).toBeLessThan(6);
    expect(Math.abs(cut.data[9]! - 140)).toBeLessThan(6);
    expect((await decodeImage(join(out, "train/C2_1.jpg"))).info?.format).toBe("jpeg");
    expect(summary.dropped).toEqual([
      { value: "box", count: 3 },
      { value: "plate whose text cannot be a file name", count: 1 },
      { value: "plate without a text", count: 1 },
      { value: "spaces in a text", count: 1 },
    ]);
  });

  test("classes and boxes are read from their own folder, and never without an end", async () => {
    const folder = tempFolder({ "set/A1_0.jpg": JPEG, "set/B2_0.jpg": JPEG, "secret.names": "A1" });
    const big = "1".repeat((1 << 20) + 1);
    writeFileSync(join(folder, "set/B2_0.txt"), big);
    const { summary } = await toTable("tinylpr", join(folder, "set"), { allowOutside: false });
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      expect.stringMatching(/B2_0\.txt: must have at most 1048576 bytes, got 1048577$/),
    ]);
    symlinkSync(join(folder, "secret.names"), join(folder, "set/labels.names"));
    await expect(toTable("tinylpr", join(folder, "set"), { allowOutside: false })).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_OUTSIDE" }),
    );
    rmSync(join(folder, "set/labels.names"));
    writeFileSync(join(folder, "set/labels.names"), big);
    await expect(toTable("tinylpr", join(folder, "set"))).rejects.toThrow(
      /labels\.names: must have at most 1048576 bytes/,
    );
  });
});
