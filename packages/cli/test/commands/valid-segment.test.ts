import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeImage } from "@platekit/core/image";
import { describe, expect, test } from "vitest";
import { table } from "../support/labelled-plates.ts";
import { EMPTY_PHOTO, PLATE_PHOTO, photoFolder, RED_PLATE } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

/** A mask of white boxes on black. */
function drawMask(width: number, height: number, boxes: readonly (readonly [number, number, number, number])[]) {
  const data = new Uint8Array(width * height * 3);
  for (const [x0, y0, x1, y1] of boxes) {
    for (let y = y0; y < y1; y += 1) data.fill(255, (y * width + x0) * 3, (y * width + x1) * 3);
  }
  return encodeImage({ width, height, channels: 3, data }, { format: "png" });
}

/** The plate of `PLATE_PHOTO` is 96 × 32 pixels large, from column and row 50 on. */
const PLATE_MASK = await drawMask(200, 140, [[50, 50, 146, 82]]);
const FOLDER = {
  "images/car.png": PLATE_PHOTO,
  "masks/car.png": PLATE_MASK,
  "images/street.jpg": EMPTY_PHOTO,
  "masks/street.jpg.png": await drawMask(64, 48, []),
};

const valid = (folder: string, argv: readonly string[] = []) =>
  runCli(["valid", "--annotations", folder, "--model", RED_PLATE, ...argv]);

interface Report {
  readonly metrics: Record<string, number>;
  readonly [member: string]: unknown;
}

describe("lpr valid --task segment", () => {
  test("is told by the folder, and compares the masks of photos pixel by pixel", async () => {
    const { code, stdout } = await valid(photoFolder(FOLDER), ["--json", "-"]);
    expect(code).toBe(0);
    const { task, model, n, failed, metrics, objects } = JSON.parse(stdout) as Report;
    expect({ task, model, n, failed }).toEqual({ task: "segment", model: "red-plate", n: 2, failed: 0 });
    expect(objects).toEqual({ truth: 1, found: 1, predicted: 1, right: 1, unknown_photos: 0 });
    expect(metrics).toMatchObject({ object_recall: 1, object_precision: 1 });
    // A border half a pixel off all around the 96 × 32 plate is 128 of 3072 pixels: IoU 0.96. The empty pair is 1.
    expect(metrics["mean_iou"]).toBeGreaterThan((1 + 0.92) / 2);
    expect(metrics["pixel_acc"]).toBeGreaterThan(0.99);
  });

  test("counts what was missed and what was made up", async () => {
    const folder = photoFolder({
      ...FOLDER,
      "masks/car.png": await drawMask(200, 140, []),
      "masks/street.jpg.png": await drawMask(64, 48, [[10, 10, 40, 20]]),
    });
    const { stdout } = await valid(folder, ["--json", "-", "--csv", join(folder, "rows.csv")]);
    const { metrics, objects } = JSON.parse(stdout) as Report;
    expect(metrics).toMatchObject({ mean_iou: 0, dice: 0, object_recall: 0, object_precision: 0 });
    expect(objects).toEqual({ truth: 1, found: 0, predicted: 1, right: 0, unknown_photos: 0 });
    const [head, ...rows] = readFileSync(join(folder, "rows.csv"), "utf8").trim().split("\n");
    expect(head).toBe(
      "image_path,iou,dice,pixel_acc,objects,objects_found,objects_predicted,objects_right,decode_ms,segment_ms,error",
    );
    expect(rows.map((row) => row.split(",").filter((_, column) => column !== 3 && column < 8))).toEqual([
      ["images/car.png", "0", "0", "0", "0", "1", "0"],
      ["images/street.jpg", "0", "0", "1", "0", "0", "0"],
    ]);
  });

  test("counts photos without a mask, masks without a photo, of another size and of odd values as failed", async () => {
    const folder = photoFolder({
      ...FOLDER,
      "images/lonely.png": PLATE_PHOTO,
      "masks/alone.png": PLATE_MASK,
      "images/small.png": EMPTY_PHOTO,
      "masks/small.png": PLATE_MASK,
      "images/gray.png": PLATE_PHOTO,
      "masks/gray.png": await encodeImage(
        { width: 200, height: 140, channels: 3, data: new Uint8Array(200 * 140 * 3).fill(77) },
        { format: "png" },
      ),
    });
    const { code, stdout, stderr } = await valid(folder, ["--json", "-"]);
    expect(code).toBe(1);
    const { n, failed, data, objects } = JSON.parse(stdout) as Report;
    expect({ n, failed }).toEqual({ n: 6, failed: 4 });
    // The plate in small.png's mask could be read and was not found.
    expect(objects).toEqual({ truth: 2, found: 1, predicted: 1, right: 1, unknown_photos: 3 });
    expect((data as { failures: readonly { image_path: string }[] }).failures.map((each) => each.image_path)).toEqual([
      "images/gray.png",
      "images/small.png",
      "images/lonely.png",
      "masks/alone.png",
    ]);
    expect(stderr).toContain("values must be 0 and 255, or 0 and 1, got 77");
    expect(stderr).toContain("must be as large as its photo, 64×48, got 200×140");
    expect(stderr).toContain("no masks/lonely.png or masks/lonely.png.png");
    expect(stderr).toContain("no image of this name");
  });

  test("takes a table image_path,mask_path, as a split writes it", async () => {
    const folder = photoFolder({
      "photos/car.png": PLATE_PHOTO,
      "truth/1.png": PLATE_MASK,
      "truth/2.png": PLATE_MASK,
      "lists/val.csv": table(
        "image_path,mask_path",
        "../photos/car.png,../truth/1.png",
        "../photos/gone.png,../truth/2.png",
      ),
    });
    const html = join(folder, "report.html");
    const { code, stdout, stderr } = await valid(join(folder, "lists", "val.csv"), ["--json", "-", "--html", html]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^lpr: \.\.\/photos\/gone\.png: Cannot read /u);
    const { task, n, failed, metrics } = JSON.parse(stdout) as Report;
    expect({ task, n, failed }).toEqual({ task: "segment", n: 2, failed: 1 });
    expect(metrics).toMatchObject({ object_recall: 0.5 });
    expect(readFileSync(html, "utf8")).toContain("../photos/gone.png");
  });

  test("shows the masks that overlap least, in two columns", async () => {
    const folder = photoFolder({ ...FOLDER, "masks/car.png": await drawMask(200, 140, [[50, 50, 98, 82]]) });
    const { stdout } = await valid(folder);
    // Of the 96 columns of the plate 48 are in the mask: about a half, half a pixel of border apart.
    expect(stdout).toMatch(/\nLEAST OVERLAP +IOU\nimages\/car\.png +(?:4[6-9]|5[0-2])\.\d %\n$/u);
    expect(stdout).not.toContain("CONFIDENCE");
  });

  test("says that the objects of masks that cannot be read are not known", async () => {
    const { stdout } = await valid(photoFolder({ ...FOLDER, "masks/street.jpg.png": "no picture" }));
    expect(stdout).toMatch(/^Task segment: 2 photos of .*; 1 could not be measured and counts as wrong\n/u);
    expect(stdout).toContain("No true mask could be read for 1 photo: how many plates are in it is unknown.");
  });

  test("exits with 3 where object_recall is below --min-object-recall, and says so", async () => {
    const folder = photoFolder({ ...FOLDER, "masks/street.jpg.png": await drawMask(64, 48, [[10, 10, 40, 20]]) });
    const { code, stderr } = await valid(folder, ["--min-object-recall", "0.6", "--quiet"]);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: "lpr: object_recall 50.0 % is below --min-object-recall 60 %\n",
    });
    expect((await valid(folder, ["--min-object-recall", "0.5"])).code).toBe(0);
  });

  test("never writes a report over a mask", async () => {
    const folder = photoFolder(FOLDER);
    const { code, stderr } = await valid(folder, ["--json", join(folder, "masks/car.png"), "--overwrite"]);
    expect(code).toBe(2);
    expect(stderr).toContain("car.png itself");
    expect(readFileSync(join(folder, "masks/car.png"))).toEqual(Buffer.from(PLATE_MASK));
  });

  test("holds masks to --max-pixels and --max-bytes, as photos", async () => {
    const folder = photoFolder({ ...FOLDER, "masks/street.jpg.png": PLATE_MASK });
    const { stdout } = await valid(folder, ["--json", "-", "--max-pixels", String(64 * 48)]);
    const failures = [
      { image_path: "images/car.png", code: "ERR_IMAGE_LIMIT" },
      { image_path: "images/street.jpg", code: "ERR_IMAGE_LIMIT", message: expect.stringContaining("street.jpg.png") },
    ];
    expect(JSON.parse(stdout)).toMatchObject({ failed: 2, data: { failures } });
  });

  test.each(["--min-plate-acc", "--formats", "--trim", "--negatives"])("knows nothing of %s", async (option) => {
    const value = { "--min-plate-acc": "0.5", "--formats": "br", "--trim": "0.1" }[option] ?? ".";
    const { code, stderr } = await valid(photoFolder(FOLDER), [option, value]);
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`Option ${option} belongs to task .*, got task segment`, "u"));
  });

  test("refuses a folder without masks", async () => {
    const { code, stderr } = await valid(photoFolder({ "images/car.png": PLATE_PHOTO }));
    expect(code).toBe(2);
    expect(stderr).toContain("must hold the folders images and masks, got no masks");
  });
});
