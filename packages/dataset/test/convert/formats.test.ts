import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { convertDataset, loadPlateTable } from "@platekit/dataset";
import { decodeImage, encodeImage } from "@platekit/core/image";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { asciiMask } from "../../../../test/support/ascii-mask.ts";
import { readMask } from "../../src/masks/read-mask.ts";
import { maskPicture, picture } from "../support/pictures.ts";
import { tempFolder } from "../support/temp-folder.ts";

const PHOTO = await picture(12, 8);
const JPEG = await picture(12, 8, "jpeg");

/** Converts to a table and reads it. */
async function toTable(from: string, input: string, options = {}) {
  const output = join(tempFolder(), "out.csv");
  const summary = await convertDataset(input, output, { from, to: "csv", allowOutside: true, ...options });
  const rows = summary.pictures === 0 ? [] : await loadPlateTable(output);
  return {
    summary,
    rows: rows.map(
      ({ path, text, region, box, quad }) =>
        JSON.parse(JSON.stringify({ path, text, region, box, quad })) as Record<string, unknown>,
    ),
  };
}

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
    expect(summary.dropped).toEqual([{ value: "object of another class", count: 1 }]);
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
    { name: "no JSON", json: "{", message: /must be JSON in UTF-8/ },
    { name: "another JSON", json: '{"samples":[]}', message: /labels\.json: images/ },
    { name: "an image without a name", json: '{"images":[{"id":1}]}', message: /file_name/ },
  ])("refuses $name", async ({ json, message }) => {
    const folder = tempFolder({ "labels.json": json });
    await expect(toTable("coco", folder)).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_FORMAT", message: expect.stringMatching(message) }),
    );
  });
});

describe("voc", () => {
  const object = (inner: string, name = "license_plate") => `<object><name>${name}</name>${inner}</object>`;
  const box = (...[x0, y0, x1, y1]: number[]) =>
    `<bndbox><xmin>${x0}</xmin><ymin>${y0}</ymin><xmax>${x1}</xmax><ymax>${y1}</ymax></bndbox>`;
  const voc = (filename: string, ...objects: string[]) =>
    `<annotation><folder>x</folder><filename>${filename}</filename><size><width>1</width></size>${objects.join("")}</annotation>`;

  test("reads boxes and CVAT's attributes, from Annotations/ or beside the photos", async () => {
    const text = "<attributes><attribute><name>text</name><value>B&amp;1</value></attribute></attributes>";
    const folder = tempFolder({
      "Annotations/sub/a.xml": voc("a.png", object(box(1, 2, 5, 4) + text), object(box(0, 0, 9, 9), "car")),
      "JPEGImages/sub/a.png": PHOTO,
      "flat/b.xml": voc("b.png", object(box(1.5, 2, 5, 4.25))),
      "flat/b.png": PHOTO,
    });
    const { rows, summary } = await toTable("voc", folder);
    expect(rows).toEqual([
      { path: join(folder, "JPEGImages/sub/a.png"), text: "B&1", box: { x0: 1, y0: 2, x1: 5, y1: 4 } },
      { path: join(folder, "flat/b.png"), text: "", box: { x0: 1.5, y0: 2, x1: 5, y1: 4.25 } },
    ]);
    expect(summary.dropped).toEqual([{ value: "object of another class", count: 1 }]);
  });

  test("names what objects say beside their plate, and polygons that are no corners", async () => {
    const attribute = (name: string, value: string) =>
      `<attribute><name>${name}</name><value>${value}</value></attribute>`;
    const said = `<pose>Unspecified</pose><truncated>0</truncated><difficult>1</difficult><attributes>${attribute(
      "text",
      "A1",
    )}${attribute("color", "red")}${attribute("rotation", "0.0")}</attributes>`;
    const folder = tempFolder({
      "a.xml": voc("a.png", object(box(1, 2, 5, 4) + said), object(`${box(1, 2, 5, 4)}<polygon><x1>1</x1></polygon>`)),
      "a.png": PHOTO,
    });
    const { summary } = await toTable("voc", folder);
    expect(summary.dropped).toEqual([
      { value: "<difficult>", count: 1 },
      { value: "<polygon>", count: 1 },
      { value: "attribute color", count: 1 },
    ]);
  });

  test("texts of two lines go there and back; a character that XML cannot hold is told", async () => {
    const folder = tempFolder({
      "t.csv": 'image_path,plate_text\na.png,"A\n\tB\r\nC"\na.png,D\u0001E\n',
      "a.png": PHOTO,
    });
    const out = join(folder, "out");
    const { dropped } = await convertDataset(join(folder, "t.csv"), out, { from: "csv", to: "voc" });
    expect(dropped).toEqual([{ value: "text with characters that XML cannot hold", count: 1 }]);
    expect((await toTable("voc", out)).rows.map((row) => row["text"])).toEqual(["A\n\tB\r\nC", ""]);
  });

  test("files that are broken are named, and the others converted", async () => {
    const folder = tempFolder({
      "a.xml": voc("a.png", object(box(1, 2, 5, 4))),
      "a.png": PHOTO,
      "b.xml": voc("no.png"),
      "c.xml": voc("a.png", object(box(5, 2, 1, 4))),
      "d.xml": "<annotation><filename>a.png</filename>",
      "e.xml": voc("a.png", object("<bndbox><xmin>one</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox>")),
    });
    const { rows, summary } = await toTable("voc", folder);
    expect(rows).toHaveLength(1);
    expect(summary.failed.map(({ source }) => source.slice(-5))).toEqual(["b.xml", "c.xml", "d.xml", "e.xml"]);
  });

  test("an XML file cannot reach out of its folder", async () => {
    const folder = tempFolder({ "set/a.xml": voc("../../secret.png"), "secret.png": PHOTO });
    await expect(
      convertDataset(join(folder, "set"), join(folder, "out"), { from: "voc", to: "masks" }),
    ).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_OUTSIDE" }));
  });
});

describe("openalpr", () => {
  test("reads a truth file a photo, and one for many", async () => {
    const folder = tempFolder({
      "eu1.txt": "eu1.jpg\t1\t2\t6\t3\tRK603AU\r\n",
      "eu1.jpg": JPEG,
      "more.txt": 'two.jpg\t0\t0\t4\t2\t"0123\ntwo.jpg\t5\t0\t4\t2\t\n',
      "two.jpg": JPEG,
    });
    const { rows } = await toTable("openalpr", folder);
    expect(rows).toEqual([
      { path: join(folder, "eu1.jpg"), text: "RK603AU", box: { x0: 1, y0: 2, x1: 7, y1: 5 } },
      { path: join(folder, "two.jpg"), text: '"0123', box: { x0: 0, y0: 0, x1: 4, y1: 2 } },
      { path: join(folder, "two.jpg"), text: "", box: { x0: 5, y0: 0, x1: 9, y1: 2 } },
    ]);
    expect((await toTable("openalpr", join(folder, "eu1.txt"))).rows).toEqual([rows[0]]);
  });

  test("names lines that are none", async () => {
    const folder = tempFolder({
      "a.txt": "a.jpg\t1\t2\t3\tA\na.jpg\tx\t0\t1\t1\tB\na.jpg\t0\t0\t4\t2\tC\n",
      "a.jpg": JPEG,
    });
    const { rows, summary } = await toTable("openalpr", folder);
    expect(rows.map((row) => row["text"])).toEqual(["C"]);
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      expect.stringMatching(/a\.txt line 1: must have 6 fields with tabs .*got 5$/),
      expect.stringMatching(/a\.txt line 2: must be file, x, y, width, height, text of a plate/),
    ]);
  });
});

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
});

describe("masks", () => {
  test("a mask of another size, values between and a missing partner are named; the others converted", async () => {
    const folder = tempFolder({
      "images/a.png": PHOTO,
      "masks/a.png": await maskPicture(
        `${"............\n".repeat(3)}..###.......\n${"............\n".repeat(3)}..........#.`,
      ),
      "images/b.png": PHOTO,
      "masks/b.png": await maskPicture("##"),
      "images/c.png": PHOTO,
      "masks/c.png": await maskPicture("3#"),
      "images/d.png": PHOTO,
      "images/e.png": PHOTO,
      "masks/e.png": "broken",
    });
    const { rows, summary } = await toTable("masks", folder);
    expect(rows.map((row) => row["box"])).toEqual([
      { x0: 2, y0: 3, x1: 5, y1: 4 },
      { x0: 10, y0: 7, x1: 11, y1: 8 },
    ]);
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      expect.stringMatching(/no masks\/d\.png/),
      expect.stringMatching(/must be as large as its photo, 12×8, got 2×1$/),
      expect.stringMatching(/got 30, 255$/),
      expect.stringMatching(/Cannot decode .*e\.png/),
    ]);
  });
});

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
      { value: "object of another class", count: 2 },
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
      { value: "object of another class", count: 1 },
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
