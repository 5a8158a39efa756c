import { join } from "node:path";
import { loadPlateTable } from "@platekit/dataset";
import { describe, expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

function table(content: string | Uint8Array): string {
  return join(tempFolder({ "labels.csv": content }), "labels.csv");
}

describe("readPlateTable()", () => {
  test("takes columns by name, in any order, and ignores others", async () => {
    const path = table("note,plate_text,image_path\nx,B01ABC,crops/a.jpg\ny,,/photos/b.jpg\n");
    expect(await loadPlateTable(path)).toEqual([
      { line: 2, imagePath: "crops/a.jpg", path: join(path, "../crops/a.jpg"), text: "B01ABC" },
      { line: 3, imagePath: "/photos/b.jpg", path: "/photos/b.jpg", text: "" },
    ]);
  });

  test.each(["NA", "NULL", "nan", "None", "0123", "1e5", " A 1 ", "true", "서울12가1234"])(
    "keeps the text %j as it stands",
    async (text) => {
      const [row] = await loadPlateTable(table(`image_path,plate_text\na.jpg,${text}\n`));
      expect(row?.text).toBe(text);
    },
  );

  test("reads a byte-order mark, CRLF, quotes, line breaks in quotes, empty lines and a last line without an end", async () => {
    const path = table('\uFEFFimage_path,plate_text\r\n"a,1.jpg","x""y"\r\n\r\n"b\n.jpg",Z\r\nc.jpg,W');
    expect((await loadPlateTable(path)).map(({ line, imagePath, text }) => [line, imagePath, text])).toEqual([
      [2, "a,1.jpg", 'x"y'],
      [4, "b\n.jpg", "Z"],
      [6, "c.jpg", "W"],
    ]);
  });

  test("lines may end with a lone CR, or in several ways in one file", async () => {
    expect(await loadPlateTable(table("image_path,plate_text\ra.jpg,A\rb.jpg,B\r"))).toHaveLength(2);
    const mixed = await loadPlateTable(table("image_path,plate_text\na.jpg,A\r\nb.jpg,B\n"));
    expect(mixed.map(({ text }) => text)).toEqual(["A", "B"]);
  });

  test("reads boxes, corners and regions, where a row has them", async () => {
    const path = table(
      `image_path,plate_text,xmin,ymin,xmax,ymax,region,x1,y1,x2,y2,x3,y3,x4,y4
a.jpg,A,1,2,30.5,40,eu,,,,,,,,
b.jpg,B,,,,,,10,10,50,12,49,30,9,28
c.jpg,C,,,,,,,,,,,,,`,
    );
    const [a, b, c] = await loadPlateTable(path);
    expect(a).toMatchObject({ box: { x0: 1, y0: 2, x1: 30.5, y1: 40 }, region: "eu" });
    const quad = [
      { x: 10, y: 10 },
      { x: 50, y: 12 },
      { x: 49, y: 30 },
      { x: 9, y: 28 },
    ];
    // The box is the corners' bounds: x from 9 to 50, y from 10 to 30.
    expect(b).toMatchObject({ quad, box: { x0: 9, y0: 10, x1: 50, y1: 30 } });
    expect(Object.keys(c ?? {})).toEqual(["line", "imagePath", "path", "text"]);
  });

  test("plate_region goes before region", async () => {
    const [row] = await loadPlateTable(table("image_path,plate_text,region,plate_region\na.jpg,A,eu,ro\n"));
    expect(row?.region).toBe("ro");
  });

  const HEAD = "image_path,plate_text";
  test.each([
    {
      name: "a missing column",
      content: "image_path,text\na.jpg,A\n",
      message: /line 1: .*; plate_text missing, got "image_path", "text"$/,
    },
    {
      name: "a column with spaces",
      content: "image_path, plate_text\na.jpg,A\n",
      message: /got "image_path", " plate_text"$/,
    },
    { name: "a column twice", content: `${HEAD},plate_text\na.jpg,A,B\n`, message: /line 1: .*"plate_text" twice$/ },
    { name: "no rows", content: `${HEAD}\n\n`, message: /at least one row below the header, got 0$/ },
    { name: "an empty file", content: "", message: /line 1: must start with a header .*got nothing$/ },
    {
      name: "a row too short",
      content: `${HEAD}\na.jpg,A\nb.jpg\n`,
      message: /line 3: a row must have 2 fields .*got 1$/,
    },
    { name: "a row too long", content: `${HEAD}\na.jpg,A,B\n`, message: /line 2: a row must have 2 fields .*got 3$/ },
    { name: "no picture", content: `${HEAD}\na.jpg,A\n,B\n`, message: /line 3: image_path must name a picture/ },
    {
      name: "an open quote",
      content: `${HEAD}\na.jpg,A\nb.jpg,"B\nc.jpg,C\n`,
      message: /line 3: a quote that opens must close/,
    },
    { name: "a bare quote", content: `${HEAD}\na.jpg,A"B\n`, message: /line 2: a quote inside a field/ },
    {
      name: "a number that is none",
      content: `${HEAD},xmin,ymin,xmax,ymax\na.jpg,A,1,2,3px,4\n`,
      message: /line 2: xmax must be a number, got "3px"$/,
    },
    {
      name: "half a box",
      content: `${HEAD},xmin,ymin,xmax,ymax\na.jpg,A,1,2,3,\n`,
      message: /line 2: ymax must be a number, got ""$/,
    },
    {
      name: "a box inside out",
      content: `${HEAD},xmin,ymin,xmax,ymax\na.jpg,A,5,2,3,4\n`,
      message: /line 2: xmin,ymin must lie before xmax,ymax, got 5,2,3,4$/,
    },
    {
      name: "corners counter-clockwise",
      content: `${HEAD},x1,y1,x2,y2,x3,y3,x4,y4\na.jpg,A,0,0,0,5,9,5,9,0\n`,
      message: /line 2: .*four corners clockwise from the top left, got 0,0,0,5,9,5,9,0$/,
    },
  ])("refuses $name, naming file, line and what came", async ({ content, message }) => {
    const path = table(content);
    await expect(loadPlateTable(path)).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_FORMAT" }));
    await expect(loadPlateTable(path)).rejects.toThrow(message);
    await expect(loadPlateTable(path)).rejects.toThrow(`Cannot read ${path} line `);
  });

  test.each([
    // "Ä" in Latin-1 is the byte C4, which begins a sequence that "1" does not continue.
    {
      name: "Latin-1",
      bytes: Buffer.from("image_path,plate_text\na.jpg,A\nb.jpg,\u00c41\n", "latin1"),
      message: /line 3: file must be UTF-8/,
    },
    {
      name: "UTF-16",
      bytes: Buffer.from("\uFEFFimage_path,plate_text\na.jpg,A\n", "utf16le"),
      message: /line 1: .*got UTF-16/,
    },
    {
      name: "a letter cut short at the end",
      bytes: Buffer.concat([Buffer.from("image_path,plate_text\na.jpg,A"), Buffer.from([0xc3])]),
      message: /line 2: file must be UTF-8/,
    },
  ])("refuses $name", async ({ bytes, message }) => {
    await expect(loadPlateTable(table(bytes))).rejects.toThrow(message);
  });

  test("reads letters of several bytes across the pieces a file is read in", async () => {
    // createReadStream gives pieces of 64 KiB: 40,000 rows of a three-byte letter cross many of them at every offset.
    const rows = Array.from({ length: 40_000 }, (_, index) => `${index}.jpg,가${"x".repeat(index % 7)}`);
    const read = await loadPlateTable(table(`image_path,plate_text\n${rows.join("\n")}\n`));
    expect(read).toHaveLength(40_000);
    expect(read.every(({ text }, index) => text === `가${"x".repeat(index % 7)}`)).toBe(true);
    expect(read.at(-1)?.line).toBe(40_001);
  });

  test("half the columns of a box are no box, and no crops either", async () => {
    await expect(loadPlateTable(table(`${HEAD},xmin,ymin,xmax\na.jpg,A,1,2,3\n`))).rejects.toThrow(
      "line 1: must have all of xmin,ymin,xmax,ymax or none; column ymax is missing",
    );
  });

  test("a table that is not there, or a folder, is told so", async () => {
    const folder = tempFolder();
    await expect(loadPlateTable(join(folder, "no.csv"))).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_NOT_FOUND", message: expect.stringContaining("no such file") }),
    );
    await expect(loadPlateTable(folder)).rejects.toThrow("must be a file, got a folder");
  });
});
