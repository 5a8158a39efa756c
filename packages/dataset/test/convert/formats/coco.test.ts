import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { convertDataset } from "@platekit/dataset";
import { describe, expect, test } from "vitest";
import { asciiMask } from "../../../../../test/support/ascii-mask.ts";
import { readMask } from "../../../src/masks/read-mask.ts";
import { picture } from "../../support/pictures.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { toTable } from "../../support/to-table.ts";

const PHOTO = await picture(12, 8);
const JPEG = await picture(12, 8, "jpeg");

describe("coco", () => {
  const coco = (annotations: object[], more = {}) =>
    JSON.stringify({
      images: [{ id: 7, file_name: "a.png", width: 12, height: 8 }],
      categories: [
        { id: 1, name: "Vehicle registration plate" },
        { id: 2, name: "car" },
      ],
      annotations: annotations.map((annotation) => ({ image_id: 7, category_id: 1, ...annotation })),
      ...more,
    });

  async function toMask(json: string) {
    const folder = tempFolder({ "labels.json": json, "data/a.png": PHOTO });
    const output = join(folder, "out");
    const summary = await convertDataset(folder, output, { from: "coco", to: "masks" });
    return { summary, mask: summary.pictures === 0 ? undefined : await readMask(join(output, "masks/a.png.png")) };
  }

  test("pastes polygons and run lengths of several plates into one mask with OR", async () => {
    // The first plate is an L of polygons; the second, by run lengths, has its box over the first one's corner: columns 2
    // to 5 of rows 1 to 3, of which only column 5 and (2, 1) are set. Assigned box by box, it would wipe out (3, 1).
    const L = [
      [1, 1, 4, 1, 4, 2, 1, 2],
      [1, 2, 2, 2, 2, 4, 1, 4],
    ];
    // Column-wise over 8 rows: 2 · 8 + 1 zeros, 1 one at (2, 1), 3 · 8 - 1 zeros to (5, 1), 3 ones, the rest.
    const counts = [17, 1, 23, 3, 52];
    const { mask, summary } = await toMask(coco([{ segmentation: L }, { segmentation: { size: [8, 12], counts } }]));
    expect(mask).toEqual(
      asciiMask(`
        ............
        .###.#......
        .#...#......
        .#...#......
        ............
        ............
        ............
        ............`),
    );
    expect(summary).toMatchObject({ pictures: 1, plates: 2, failed: [], dropped: [] });
  });

  test("reads packed run lengths; other classes go and are counted", async () => {
    // pycocotools: mask = zeros((8, 12)); mask[2:6, 3:9] = 1; m.encode(asfortranarray(mask))["counts"].
    const packed = { size: [8, 12], counts: "j044000000000f0" };
    const { mask, summary } = await toMask(coco([{ segmentation: packed }, { category_id: 2, bbox: [0, 0, 5, 5] }]));
    expect(mask).toEqual(
      asciiMask(`
        ............
        ............
        ...######...
        ...######...
        ...######...
        ...######...
        ............
        ............`),
    );
    expect(summary.dropped).toEqual([{ value: "object of class car", count: 1 }]);
  });

  test("a run-length mask of another size than its photo fails by name; others go on", async () => {
    const json = coco([{ segmentation: { size: [4, 4], counts: [16] } }], {
      images: [
        { id: 7, file_name: "a.png" },
        { id: 8, file_name: "no.png" },
      ],
    });
    const { summary } = await toMask(json);
    expect(summary.pictures).toBe(0);
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      "Cannot use annotation: a mask must be as large as its photo, 12×8, got 4×4",
      expect.stringMatching(/^Cannot read no\.png of .*: no such file/),
    ]);
  });

  test("corners from another tool start at the plate's own top left; texts are attributes", async () => {
    const segmentation = [[9, 5, 2, 5, 2, 2, 9, 2]];
    const folder = tempFolder({
      "a.json": coco([{ segmentation, bbox: [2, 2, 7, 3], attributes: { text: "0123", region: "ro" } }]),
      "a.png": PHOTO,
    });
    const { rows } = await toTable("coco", join(folder, "a.json"));
    const quad = [
      { x: 2, y: 2 },
      { x: 9, y: 2 },
      { x: 9, y: 5 },
      { x: 2, y: 5 },
    ];
    expect(rows).toEqual([
      { path: join(folder, "a.png"), text: "0123", region: "ro", box: { x0: 2, y0: 2, x1: 9, y1: 5 }, quad },
    ]);
  });

  test("names what annotations say beside their plate", async () => {
    const attributes = { text: "A1", region: "", corners: "tl,tr,br,bl", make: "Dacia", occluded: false, rotation: 0 };
    const { summary } = await toMask(
      coco([
        { bbox: [0, 0, 5, 5], iscrowd: 1, attributes },
        { bbox: [5, 0, 5, 5], iscrowd: 0, attributes: { text: 12 } },
      ]),
    );
    expect(summary.dropped).toEqual([
      { value: "box", count: 2 },
      { value: "attribute make", count: 1 },
      { value: "attribute text", count: 1 },
      { value: "mark of several plates in one (iscrowd)", count: 1 },
      { value: "text", count: 1 },
    ]);
  });

  test("what is null or empty is not there; a box that is none fails its picture alone", async () => {
    const images = ["a.png", "b.png"].map((file_name, id) => ({ id, file_name }));
    const annotations = [
      { image_id: 0, category_id: 1, bbox: [], segmentation: null, attributes: null },
      { image_id: 1, category_id: 1, bbox: [3, 3, 0, 4] },
    ];
    const json = JSON.stringify({ images, categories: [{ id: 1, name: "plate" }], annotations });
    const folder = tempFolder({ "labels.json": json, "data/a.png": PHOTO, "data/b.png": PHOTO });
    const { rows, summary } = await toTable("coco", folder);
    expect(rows).toEqual([{ path: join(folder, "data/a.png"), text: "" }]);
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      "Cannot use annotation: bbox must be x, y, width, height, got [3,3,0,4]",
    ]);
  });

  test.each(["val/a.png", "images/val/a.png", "images/a.png", "a.png"])(
    "COCO's own folders: annotations/instances_val.json and %s",
    async (image) => {
      const json = coco([{ bbox: [0, 0, 5, 5] }]);
      const folder = tempFolder({ "annotations/instances_val.json": json, [image]: PHOTO });
      const path = join(folder, image);
      for (const input of [folder, join(folder, "annotations/instances_val.json")]) {
        expect((await toTable("coco", input, { allowOutside: false })).rows.map((row) => row["path"])).toEqual([path]);
      }
      writeFileSync(join(folder, "annotations/instances_train.json"), json);
      await expect(toTable("coco", folder)).rejects.toThrow(/got instances_train\.json, instances_val\.json$/);
    },
  );

  test("--class names what is a plate; a single class needs no name", async () => {
    const json = coco([{ bbox: [0, 0, 5, 5] }, { category_id: 2, bbox: [1, 1, 2, 2] }]);
    const folder = tempFolder({ "labels.json": json, "data/a.png": PHOTO });
    const { rows } = await toTable("coco", folder, { classes: ["CAR"] });
    expect(rows.map((row) => row["box"])).toEqual([{ x0: 1, y0: 1, x1: 3, y1: 3 }]);
    writeFileSync(
      join(folder, "labels.json"),
      coco([{ bbox: [0, 0, 5, 5] }], { categories: [{ id: 1, name: "object" }] }),
    );
    expect((await toTable("coco", folder)).rows).toHaveLength(1);
  });

  test.each(["voc", "masks", "openalpr", "coco", "tinylpr"])(
    "a name that leads out and in again stays below the output of %s",
    async (to) => {
      const folder = tempFolder({ "x/set/a.jpg": JPEG });
      const name = "../../x/set/a.jpg";
      const annotations = [{ image_id: 7, category_id: 1, bbox: [0, 0, 5, 5], attributes: { text: "A" } }];
      const json = { images: [{ id: 7, file_name: name }], categories: [{ id: 1, name: "plate" }], annotations };
      writeFileSync(join(folder, "x/set/labels.json"), JSON.stringify(json));
      await convertDataset(join(folder, "x/set"), join(folder, "y/deep/out"), { from: "coco", to });
      expect(
        readdirSync(folder, { recursive: true })
          .map(String)
          .filter((path) => !path.startsWith("y/deep/out/"))
          .toSorted(),
      ).toEqual(["x", "x/set", "x/set/a.jpg", "x/set/labels.json", "y", "y/deep", "y/deep/out"]);
    },
  );

  test.each([
    { name: "no JSON", json: "{", message: /must be JSON, got/ },
    { name: "another JSON", json: '{"samples":[]}', message: /labels\.json: images/ },
    { name: "an image without a name", json: '{"images":[{"id":1}]}', message: /file_name/ },
  ])("refuses $name", async ({ json, message }) => {
    const folder = tempFolder({ "labels.json": json });
    await expect(toTable("coco", folder)).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_FORMAT", message: expect.stringMatching(message) }),
    );
  });

  test("polygons of too many corners fail their picture alone", async () => {
    const corners = Array.from({ length: 20_002 }, (_, at) => at % 12);
    const { summary } = await toMask(coco([{ segmentation: [corners, [0, 0, 5, 0, 5, 5]] }]));
    // 10,001 corners and three.
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      "Cannot use annotation: polygons must have at most 10000 corners together, got 10004",
    ]);
  });
});
