import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { convertDataset } from "@platekit/dataset";
import { describe, expect, test } from "vitest";
import { picture } from "../../support/pictures.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { toTable } from "../../support/to-table.ts";

const PHOTO = await picture(12, 8);

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
    expect(summary.dropped).toEqual([{ value: "object of class car", count: 1 }]);
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

  test("classes called licence or license are plates; where no object is one, the classes are named", async () => {
    const folder = tempFolder({
      "a.xml": voc("a.png", object(box(1, 2, 5, 4), "licence"), object(box(0, 0, 9, 8), "car")),
      "a.png": PHOTO,
    });
    expect((await toTable("voc", folder)).rows).toHaveLength(1);
    writeFileSync(
      join(folder, "a.xml"),
      voc("a.png", object(box(1, 2, 5, 4), "number"), object(box(0, 0, 9, 8), "car")),
    );
    await expect(toTable("voc", folder)).rejects.toThrow(
      expect.objectContaining({
        code: "ERR_DATASET_FORMAT",
        message: expect.stringMatching(/got classes car ×1, number ×1; option classes says which is the plate$/),
      }),
    );
  });

  test("an XML file larger than 16 MiB fails by name and is not parsed", async () => {
    const folder = tempFolder({
      "a.xml": voc("a.png", object(box(1, 2, 5, 4))),
      "a.png": PHOTO,
      "b.xml": `<annotation>${" ".repeat(1 << 24)}</annotation>`,
    });
    const { summary } = await toTable("voc", folder);
    expect(summary.failed.map(({ error }) => error.message)).toEqual([
      // 2^24 spaces and 25 characters of tags.
      expect.stringMatching(/b\.xml: must have at most 16777216 bytes, got 16777241$/),
    ]);
  });

  test("an XML file cannot reach out of its folder", async () => {
    const folder = tempFolder({ "set/a.xml": voc("../../secret.png"), "secret.png": PHOTO });
    await expect(
      convertDataset(join(folder, "set"), join(folder, "out"), { from: "voc", to: "masks" }),
    ).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_OUTSIDE" }));
  });
});
