import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeImage, encodeImage } from "@platekit/core/image";
import { describe, expect, test } from "vitest";
import { photoFolder } from "../support/photo-folder.ts";
import { runCli } from "../support/run-cli.ts";

const dataset = (...argv: string[]) => runCli(["dataset", ...argv]);

const PNG = await encodeImage(
  { width: 20, height: 10, channels: 3, data: new Uint8Array(20 * 10 * 3) },
  { format: "png" },
);

describe("lpr dataset convert", () => {
  test("tells what was written, dropped and made", async () => {
    const folder = photoFolder({ "t.csv": "image_path,plate_text,plate_region\na.png,A,ro\n", "a.png": PNG });
    const { code, stdout } = await dataset(
      "convert",
      "--from",
      "csv",
      "--to",
      "openalpr",
      join(folder, "t.csv"),
      join(folder, "out"),
    );
    expect(code).toBe(0);
    expect(stdout).toBe(
      `${join(folder, "out")}  1 picture, 1 plate, 0 failed\ndropped  1 × region\nmade  1 × box of the whole picture\n`,
    );
    expect(readFileSync(join(folder, "out/a.txt"), "utf8")).toBe("a.png\t0\t0\t20\t10\tA\n");
  });

  test("pictures that fail end with 1; --json lists them", async () => {
    const folder = photoFolder({ "t.csv": "image_path,plate_text\na.png,A\nno.png,B\n", "a.png": PNG });
    const { code, stdout, stderr } = await dataset(
      "convert",
      "--from",
      "csv",
      "--to",
      "voc",
      join(folder, "t.csv"),
      join(folder, "out"),
      "--json",
    );
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      pictures: 1,
      failed: [{ source: expect.stringContaining("line 3"), error: { code: "ERR_IMAGE_NOT_FOUND" } }],
    });
    expect(stderr).toMatch(/line 3: Cannot read .*no\.png/);
  });

  test("--class says which objects are plates, several may be given", async () => {
    const names = ["car", "sign", "tree"];
    const labels = {
      images: [{ id: 1, file_name: "a.png" }],
      categories: names.map((name, id) => ({ id, name })),
      annotations: names.map((_, id) => ({ image_id: 1, category_id: id, bbox: [id, 0, 5, 5] })),
    };
    const folder = photoFolder({ "labels.json": JSON.stringify(labels), "a.png": PNG });
    const out = join(folder, "out.csv");
    const classes = ["--class", "Car", "--class", "tree"];
    const { stdout } = await dataset("convert", "--from", "coco", "--to", "csv", folder, out, ...classes);
    expect(stdout).toContain("1 picture, 2 plates, 0 failed\ndropped  1 × object of class sign\n");
    expect(readFileSync(out, "utf8")).toBe(
      "image_path,plate_text,xmin,ymin,xmax,ymax\na.png,,0,0,5,5\na.png,,2,0,7,5\n",
    );
  });

  test("labels that lead out of their folder, and an output that is there, are refused: exit code 2", async () => {
    const folder = photoFolder({ "set/t.csv": "image_path,plate_text\n../a.png,A\n", "a.png": PNG, "full/x": "" });
    const run = (...more: string[]) =>
      dataset("convert", "--from", "csv", "--to", "voc", join(folder, "set/t.csv"), ...more);
    const outside = await run(join(folder, "out"));
    expect([outside.code, outside.stdout]).toEqual([2, ""]);
    expect(outside.stderr).toMatch(
      /labels must name files in their data folder .*; --allow-outside lets them name others/,
    );
    expect((await run(join(folder, "full"), "--allow-outside")).code).toBe(2);
    expect((await run(join(folder, "out"), "--allow-outside")).code).toBe(0);
  });

  test("plates of a scene become single pictures, flattened by their corners", async () => {
    // Red tells the column, ten a pixel.
    const data = Uint8Array.from({ length: 24 * 12 * 3 }, (_, at) =>
      at % 3 === 0 ? (Math.floor(at / 3) % 24) * 10 : 0,
    );
    const photo = await encodeImage({ width: 24, height: 12, channels: 3, data }, { format: "png" });
    const folder = photoFolder({
      "t.csv": "image_path,plate_text,x1,y1,x2,y2,x3,y3,x4,y4\na.png,B1,4,2,20,2,20,10,4,10\n",
      "a.png": photo,
    });
    const out = join(folder, "out");
    const { code, stdout, stderr } = await dataset(
      "convert",
      "--from",
      "csv",
      "--to",
      "crops",
      join(folder, "t.csv"),
      out,
    );
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("dropped  1 × quad\nmade  1 × picture of a plate flattened by its corners\n");
    expect(readFileSync(join(out, "annotations.csv"), "utf8")).toBe("image_path,plate_text\nimages/a-1.png,B1\n");
    const flat = await decodeImage(join(out, "images/a-1.png"));
    // 16 × 8 pixels, enlarged four times at most. Its first pixel lies an eighth of a pixel inside column 4 (40), its last
    // within column 19 (190); beyond their centres the next columns mix in by three eighths of ten: 36.25 and 193.75.
    expect([flat.width, flat.height]).toEqual([64, 32]);
    expect([flat.data[0], flat.data[63 * 3]]).toEqual([36, 194]);
    const grown = join(folder, "grown");
    await dataset("convert", "--from", "csv", "--to", "crops", "--crop-margin", "0.25", join(folder, "t.csv"), grown);
    // A quarter of 16 × 8 more on each side: 24 × 12, four times.
    expect(await decodeImage(join(grown, "images/a-1.png"))).toMatchObject({ width: 96, height: 48 });
  });

  test("a table of whole photos says so, and how to cut the plates out", async () => {
    const folder = photoFolder({
      "t.csv": "image_path,plate_text,xmin,ymin,xmax,ymax\na.png,A,1,1,9,5\n",
      "a.png": PNG,
    });
    const run = (...more: string[]) =>
      dataset("convert", "--from", "csv", "--to", "csv", join(folder, "t.csv"), ...more);
    expect((await run(join(folder, "a.csv"))).stderr).toMatch(/names whole photos .* --to crops cuts the plates out/);
    expect((await run(join(folder, "b.csv"), "--quiet")).stderr).toBe("");
  });

  test("objects of which none is a plate end with 1, name the classes, and leave nothing", async () => {
    const object = "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>9</xmax><ymax>5</ymax></bndbox>";
    const folder = photoFolder({
      "a.xml": `<annotation><filename>a.png</filename><object><name>number</name>${object}</object></annotation>`,
      "a.png": PNG,
    });
    const { code, stderr } = await dataset("convert", "--from", "voc", "--to", "csv", folder, join(folder, "out.csv"));
    expect(code).toBe(1);
    expect(stderr).toMatch(/got classes number ×1; --class NAME says which is the plate\n$/);
    expect(existsSync(join(folder, "out.csv"))).toBe(false);
  });

  test("names of classes cannot steer the terminal", async () => {
    const labels = {
      images: [{ id: 1, file_name: "a.png" }],
      categories: [
        { id: 1, name: "plate" },
        { id: 2, name: "\u001b[2Jcar" },
      ],
      annotations: [1, 2].map((id) => ({ image_id: 1, category_id: id, bbox: [id, 0, 5, 5] })),
    };
    const folder = photoFolder({ "labels.json": JSON.stringify(labels), "a.png": PNG });
    const { stdout } = await dataset("convert", "--from", "coco", "--to", "masks", folder, join(folder, "out"));
    expect(stdout).toContain("dropped  1 × object of class ?[2Jcar\n");
  });

  test.each([
    { argv: ["--to", "voc", "--crop-margin", "0.1"], message: /--crop-margin is for .*: --to crops or tinylpr/ },
    { argv: ["--to", "crops", "--crop-margin", "0.6"], message: /--crop-margin must be a number from 0 to 0\.5/ },
  ])("refuses $argv", async ({ argv, message }) => {
    const { code, stderr } = await dataset("convert", "--from", "csv", ...argv, "a.csv", "out");
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("--help tells what --crop-margin is where it is not given", async () => {
    const { stdout } = await dataset("convert", "--help");
    expect(stdout.replaceAll(/\s+/gu, " ")).toMatch(/beyond each side, 0 to 0\.5 \(default: 0\)/);
  });
});
