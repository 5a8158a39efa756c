import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { convertDataset, DATASET_FORMATS, formatCsvLine, loadPlateTable } from "@platekit/dataset";
import type { PlateRow } from "@platekit/dataset";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { picture } from "../support/pictures.ts";
import { tempFolder } from "../support/temp-folder.ts";

const SIZE = 64;
const PHOTO = await picture(SIZE, SIZE, "jpeg");
const MINUTE = 60_000;

/** Corners and boxes in hundredths of a pixel, as label tools write them. */
const hundredth = (max: number, min = 0) => fc.integer({ min: min * 100, max: max * 100 }).map((value) => value / 100);
const boxes = fc
  .record({
    x: hundredth(40),
    y: hundredth(40),
    w: hundredth(20, 1),
    h: hundredth(20, 1),
  })
  .map(({ x, y, w, h }) => ({ x0: x, y0: y, x1: Number((x + w).toFixed(2)), y1: Number((y + h).toFixed(2)) }));
const quads = boxes.map(({ x0, y0, x1, y1 }) => [
  { x: x0 + 0.25, y: y0 },
  { x: x1, y: y0 + 0.25 },
  { x: x1 - 0.25, y: y1 },
  { x: x0, y: y1 - 0.25 },
]);
const texts = fc
  .string({ unit: fc.constantFrom(...Array.from("AB0 1&<>\"',;가Ä")), minLength: 1, maxLength: 6 })
  .map((text) => `x${text}x`);

interface Label {
  readonly image: string;
  readonly text?: string | undefined;
  readonly region?: string | undefined;
  readonly box?: { x0: number; y0: number; x1: number; y1: number } | undefined;
  readonly quad?: readonly { x: number; y: number }[] | undefined;
}

const images = fc.constantFrom("a.jpg", "sub/b.jpg", "sub/deep/c.jpg");
const label = fc.record({
  image: images,
  text: fc.option(texts, { nil: undefined }),
  region: fc.option(fc.constantFrom("ro", "us-md"), { nil: undefined }),
  box: boxes,
  quad: fc.option(quads, { nil: undefined }),
});

function writeTable(folder: string, labels: readonly Label[]): string {
  for (const sub of ["", "sub", "sub/deep"]) mkdirSync(join(folder, sub), { recursive: true });
  for (const { image } of labels) writeFileSync(join(folder, image), PHOTO);
  const head = "image_path,plate_text,region,xmin,ymin,xmax,ymax,x1,y1,x2,y2,x3,y3,x4,y4".split(",");
  const rows = labels.map(({ image, text = "", region = "", box, quad }) => [
    image,
    text,
    region,
    ...(box === undefined ? ["", "", "", ""] : [box.x0, box.y0, box.x1, box.y1].map(String)),
    ...(quad === undefined ? Array.from({ length: 8 }, () => "") : quad.flatMap(({ x, y }) => [String(x), String(y)])),
  ]);
  const path = join(folder, "labels.csv");
  writeFileSync(path, [head, ...rows].map(formatCsvLine).join(""));
  return path;
}

/** What a row says, without the places of files, in an order of its own: formats sort pictures in theirs. */
function essence(rows: readonly PlateRow[], without: readonly (keyof PlateRow)[] = []): readonly string[] {
  return rows
    .map(({ path, text, region, box, quad }) => {
      const name = /(?:sub\/deep\/c|sub\/b|a)\.jpg$/u.exec(path)?.[0];
      const said = { name, text, region, box, quad };
      return JSON.stringify(
        Object.fromEntries(Object.entries(said).filter(([key]) => !without.includes(key as keyof PlateRow))),
      );
    })
    .toSorted();
}

describe("convertDataset() there and back", () => {
  test.each([
    { format: "voc", without: [] },
    { format: "coco", without: [] },
    { format: "openalpr", without: ["region", "quad"] },
    { format: "csv", without: [] },
  ] as const)(
    "$format keeps all that it can hold",
    async ({ format, without }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(label, { minLength: 1, maxLength: 4 }), async (labels) => {
          const folder = tempFolder();
          const table = writeTable(folder, labels);
          const [there, back] = [join(folder, format === "csv" ? "there.csv" : "there"), join(folder, "back.csv")];
          const first = await convertDataset(table, there, { from: "csv", to: format });
          const second = await convertDataset(there, back, { from: format, to: "csv" });
          expect(essence(await loadPlateTable(back), without)).toEqual(essence(await loadPlateTable(table), without));
          expect([first.failed, second.failed, second.dropped]).toEqual([[], [], []]);
          const lost = (field: keyof Label) => labels.filter((one) => one[field] !== undefined).length;
          const wanted = without
            .map((field) => ({ value: field, count: lost(field) }))
            .filter(({ count }) => count > 0);
          expect(new Set(first.dropped)).toEqual(new Set(wanted));
        }),
        { numRuns: 15 },
      );
    },
    MINUTE,
  );

  test("tinylpr keeps the texts of crops", async () => {
    const folder = tempFolder({
      "a.jpg": PHOTO,
      "b.jpg": PHOTO,
      "t.csv": "image_path,plate_text\na.jpg,NA\nb.jpg,0123\na.jpg,na\n",
    });
    await convertDataset(join(folder, "t.csv"), join(folder, "there"), { from: "csv", to: "tinylpr" });
    await convertDataset(join(folder, "there"), join(folder, "back.csv"), { from: "tinylpr", to: "csv" });
    const rows = await loadPlateTable(join(folder, "back.csv"));
    expect(rows.map(({ text }) => text).toSorted()).toEqual(["0123", "NA", "na"]);
  });

  test(
    "masks and coco keep every pixel",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ min: 0, max: 1, minLength: 64, maxLength: 64 }), async (pixels) => {
          const { encodeImage } = await import("@platekit/core/image");
          const mask = await encodeImage(
            { width: 8, height: 8, channels: 1, data: pixels.map((value) => value * 255) },
            { format: "png" },
          );
          const folder = tempFolder({ "set/images/a.png": await picture(8, 8), "set/masks/a.png": mask });
          await convertDataset(join(folder, "set"), join(folder, "there"), { from: "masks", to: "coco" });
          await convertDataset(join(folder, "there"), join(folder, "back"), { from: "coco", to: "masks" });
          const { readMask } = await import("@platekit/dataset");
          expect([...(await readMask(join(folder, "back/masks/a.png.png"))).data]).toEqual([...pixels]);
        }),
        { numRuns: 15 },
      );
    },
    MINUTE,
  );
});

describe("convertDataset()", () => {
  const CROPS = "image_path,plate_text\na.jpg,A\n";

  test("copies pictures into folders, each under a name of its own, and changes no original", async () => {
    const outside = tempFolder({ "a.jpg": PHOTO });
    const folder = tempFolder({
      "set/a.jpg": PHOTO,
      "set/t.csv": `image_path,plate_text\na.jpg,A\n${outside}/a.jpg,B\n`,
    });
    const summary = await convertDataset(join(folder, "set/t.csv"), join(folder, "out"), {
      from: "csv",
      to: "openalpr",
      allowOutside: true,
    });
    expect(readdirSync(join(folder, "out")).toSorted()).toEqual(["a-2.jpg", "a-2.txt", "a.jpg", "a.txt"]);
    expect(readFileSync(join(folder, "out/a-2.txt"), "utf8")).toBe(`a-2.jpg\t0\t0\t${SIZE}\t${SIZE}\tB\n`);
    expect(summary.made).toEqual([{ value: "box of the whole picture", count: 2 }]);
    expect(readdirSync(folder).toSorted()).toEqual(["out", "set"]);
  });

  test.each(["../secret.jpg", "/etc/hostname", "link.jpg"])(
    "refuses a table that names %s, and leaves nothing",
    async (path) => {
      const folder = tempFolder({
        "set/t.csv": `image_path,plate_text\na.jpg,A\n${path},B\n`,
        "set/a.jpg": PHOTO,
        "secret.jpg": PHOTO,
      });
      symlinkSync(join(folder, "secret.jpg"), join(folder, "set/link.jpg"));
      const run = (options = {}) =>
        convertDataset(join(folder, "set/t.csv"), join(folder, "out"), { from: "csv", to: "voc", ...options });
      await expect(run()).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_OUTSIDE" }));
      expect(readdirSync(folder).toSorted()).toEqual(["secret.jpg", "set"]);
      expect((await run({ allowOutside: true })).pictures).toBeGreaterThanOrEqual(1);
    },
  );

  test.each(["csv", "coco", "voc", "masks", "openalpr", "tinylpr"])(
    "%s is read by a relative path as by an absolute one",
    async (format) => {
      const folder = tempFolder({ "a.jpg": PHOTO });
      const table = writeTable(folder, [{ image: "a.jpg", text: "AB1", box: { x0: 1, y0: 2, x1: 30, y1: 20 } }]);
      const made = join(folder, format === "csv" ? "made.csv" : "made");
      await convertDataset(table, made, { from: "csv", to: format });
      const summary = await convertDataset(relative(process.cwd(), made), join(folder, "out"), {
        from: format,
        to: "coco",
      });
      expect(summary).toMatchObject({ pictures: 1, plates: 1, failed: [] });
    },
  );

  test.each(["coco", "voc", "masks"])("pictures keep their names on the way through %s and back", async (format) => {
    const folder = tempFolder();
    const table = writeTable(folder, [{ image: "sub/b.jpg", box: { x0: 1, y0: 2, x1: 30, y1: 20 } }]);
    await convertDataset(table, join(folder, "there"), { from: "csv", to: format });
    await convertDataset(join(folder, "there"), join(folder, "back"), { from: format, to: "openalpr" });
    expect(readdirSync(join(folder, "back/sub"))).toEqual(["b.jpg", "b.txt"]);
  });

  test("other columns of a table are told as dropped, and corners alone make no box", async () => {
    const folder = tempFolder({ "a.jpg": PHOTO });
    const table = join(folder, "t.csv");
    writeFileSync(
      table,
      "image_path,x1,y1,x2,y2,x3,y3,x4,y4,camera,note\na.jpg,1,1,9,1,9,5,1,5,c1,\na.jpg,11,1,19,1,19,5,11,5,c2,\n",
    );
    const summary = await convertDataset(table, join(folder, "out.csv"), { from: "csv", to: "csv" });
    expect(summary.dropped).toEqual([{ value: "column camera", count: 2 }]);
    expect(readFileSync(join(folder, "out.csv"), "utf8")).toBe(
      "image_path,plate_text,x1,y1,x2,y2,x3,y3,x4,y4\na.jpg,,1,1,9,1,9,5,1,5\na.jpg,,11,1,19,1,19,5,11,5\n",
    );
    const { made, dropped } = await convertDataset(table, join(folder, "alpr"), { from: "csv", to: "openalpr" });
    expect(made).toEqual([{ value: "box around corners", count: 2 }]);
    expect(dropped).toEqual([
      { value: "column camera", count: 2 },
      { value: "quad", count: 2 },
    ]);
  });

  test("replaces nothing; an empty folder may be there", async () => {
    const folder = tempFolder({ "t.csv": CROPS, "a.jpg": PHOTO, "full/x": "", "out.csv": "keep me" });
    mkdirSync(join(folder, "empty"));
    const to = (output: string, format: string) =>
      convertDataset(join(folder, "t.csv"), join(folder, output), { from: "csv", to: format });
    for (const [output, format] of [
      ["full", "voc"],
      ["out.csv", "csv"],
      ["out.csv", "voc"],
    ] as const) {
      await expect(to(output, format)).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_WRITE" }));
    }
    expect(readFileSync(join(folder, "out.csv"), "utf8")).toBe("keep me");
    expect((await to("empty", "voc")).pictures).toBe(1);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
    expect(statSync(join(folder, "empty/Annotations/a.xml")).isFile()).toBe(true);
  });

  test.each(DATASET_FORMATS.map(({ name }) => name))(
    "%s that is not there is told so, with nothing left",
    async (from) => {
      const folder = tempFolder();
      await expect(
        convertDataset(join(folder, "no/such"), join(folder, "out.csv"), { from, to: "csv" }),
      ).rejects.toThrow(
        expect.objectContaining({
          code: "ERR_DATASET_NOT_FOUND",
          message: expect.stringContaining(`Cannot read ${join(folder, "no")}`),
        }),
      );
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test("looks at the output before it reads anything", async () => {
    const folder = tempFolder({ "out/x": "" });
    await expect(
      convertDataset(join(folder, "no.csv"), join(folder, "out"), { from: "csv", to: "voc" }),
    ).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_WRITE" }));
  });

  test("pictures that fail are told, and the others converted", async () => {
    const table = "image_path,plate_text\nno.jpg,A\nbad.jpg,B\na.jpg,C\na.jpg,D,x\n";
    const folder = tempFolder({ "t.csv": table, "a.jpg": PHOTO, "bad.jpg": "no picture" });
    const summary = await convertDataset(join(folder, "t.csv"), join(folder, "out"), { from: "csv", to: "voc" });
    expect(summary).toMatchObject({ pictures: 1, plates: 1 });
    expect(summary.failed.map(({ source }) => source.slice(source.lastIndexOf("line"))).toSorted()).toEqual([
      "line 2",
      "line 3",
      "line 5",
    ]);
  });

  test("folders may be read by whom the system lets read new folders, as any other", async () => {
    const folder = tempFolder({ "t.csv": CROPS, "a.jpg": PHOTO });
    mkdirSync(join(folder, "other"));
    await convertDataset(join(folder, "t.csv"), join(folder, "out"), { from: "csv", to: "voc" });
    expect(statSync(join(folder, "out")).mode).toBe(statSync(join(folder, "other")).mode);
  });

  test("an abort leaves nothing behind", async () => {
    const folder = tempFolder({ "t.csv": CROPS, "a.jpg": PHOTO });
    const signal = AbortSignal.abort(new Error("stop"));
    await expect(
      convertDataset(join(folder, "t.csv"), join(folder, "out"), { from: "csv", to: "voc", signal }),
    ).rejects.toThrow("stop");
    expect(readdirSync(folder).toSorted()).toEqual(["a.jpg", "t.csv"]);
  });

  test("formats have names, and one is only read", async () => {
    const names = DATASET_FORMATS.map(({ name }) => name);
    expect(names).toEqual(["csv", "crops", "masks", "coco", "voc", "tinylpr", "openalpr", "openimages", "fiftyone"]);
    await expect(convertDataset("a", "b", { from: "csv", to: "openimages" })).rejects.toThrow("only read");
    await expect(convertDataset("a", "b", { from: "cvs", to: "voc" })).rejects.toThrow(
      /must be one of csv, crops, masks.*got "cvs"$/,
    );
  });
});
