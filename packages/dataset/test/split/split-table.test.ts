import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { loadPlateTable, SplitError, splitTable } from "@platekit/dataset";
import type { GroupRule, SplitOptions } from "@platekit/dataset";
import { describe, expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

const SIDES = [
  { name: "train", share: 0.6 },
  { name: "val", share: 0.2 },
  { name: "test", share: 0.2 },
];

/** 60 rows of 20 plates; each plate was seen by three of four cameras. */
const ROWS = Array.from({ length: 60 }, (_, index) => {
  const plate = index % 20;
  return { image: `cam${index % 4}/p${index}.jpg`, text: `AB ${plate}`, camera: `c${index % 4}`, note: `n,${index}` };
});
const TABLE = `note,image_path,plate_text,camera\n${ROWS.map(({ note, image, text, camera }) => `"${note}",${image},${text},${camera}\n`).join("")}`;

async function split(table: string, options: Partial<SplitOptions> = {}) {
  const folder = tempFolder({ "labels.csv": table });
  const out = join(folder, "deep/out");
  const { sides: results, missed } = await splitTable(join(folder, "labels.csv"), {
    out,
    sides: SIDES,
    seed: 3,
    groups: [{ by: "plate" }],
    ...options,
  });
  const sides = await Promise.all(results.map(({ path }) => loadPlateTable(path)));
  return { folder, out, results, sides, missed };
}

/** Values that stand on more than one side. */
function shared(sides: readonly (readonly string[])[]): readonly string[] {
  const all = sides.flatMap((side) => [...new Set(side)]);
  return all.filter((value, index) => all.indexOf(value) !== index);
}

describe("splitTable()", () => {
  test("keeps every plate on one side, and loses and repeats no row", async () => {
    const { sides, results, folder } = await split(TABLE);
    expect(shared(sides.map((side) => side.map(({ text }) => text)))).toEqual([]);
    expect(
      sides
        .flat()
        .map(({ path }) => path)
        .toSorted(),
    ).toEqual(ROWS.map(({ image }) => join(folder, image)).toSorted());
    expect(results.map(({ name, groups, rows, share }) => [name, groups, rows, share])).toEqual([
      ["train", 12, 36, 0.6],
      ["val", 4, 12, 0.2],
      ["test", 4, 12, 0.2],
    ]);
  });

  test("keeps all columns as they are, in the order of rows, and pictures where they lie", async () => {
    const { out } = await split(TABLE);
    const lines = readFileSync(join(out, "val.csv"), "utf8").trimEnd().split("\n");
    expect(lines[0]).toBe("note,image_path,plate_text,camera");
    const indices = lines.slice(1).map((line) => {
      const [, index, path] = /^"n,(\d+)",([^,]+),/u.exec(line)!;
      expect(path).toBe(`../../${ROWS[Number(index)]!.image}`);
      return Number(index);
    });
    expect(indices).toEqual(indices.toSorted((a, b) => a - b));
  });

  test("the same seed gives the same tables, another seed others", async () => {
    const read = ({ out }: { out: string }) => readFileSync(join(out, "val.csv"), "utf8");
    const first = read(await split(TABLE));
    expect(read(await split(TABLE))).toBe(first);
    expect(read(await split(TABLE, { seed: 4 }))).not.toBe(first);
  });

  test.each([
    { name: "a column", groups: [{ by: "column", column: "camera" }] satisfies GroupRule[] },
    { name: "part of the name", groups: [{ by: "name", pattern: /^(cam\d)/u }] satisfies GroupRule[] },
  ])("groups by $name", async ({ groups }) => {
    const { sides, results } = await split(TABLE, { groups });
    expect(shared(sides.map((side) => side.map(({ imagePath }) => imagePath.split("/").at(-2)!)))).toEqual([]);
    expect(results.map(({ groups: count }) => count).toSorted()).toEqual([1, 1, 2]);
  });

  test("several rules hold at once: what shares a plate or a drive goes together", async () => {
    // a1 and a2 share the drive, a2 and b1 the plate, so a1, a2 and b1 are one group; c1 and d1 stand alone.
    const table = "image_path,plate_text,drive\na1.jpg,P1,a\na2.jpg,P2,a\nb1.jpg,p-2,b\nc1.jpg,P3,c\nd1.jpg,P4,d\n";
    const groups: GroupRule[] = [{ by: "plate" }, { by: "column", column: "drive" }];
    const { sides, results } = await split(table, { groups });
    const side = sides.find((rows) => rows.some(({ imagePath }) => imagePath.endsWith("a1.jpg")))!;
    expect(side.map(({ text }) => text)).toEqual(["P1", "P2", "p-2"]);
    expect(results.map(({ groups: count }) => count)).toEqual([1, 1, 1]);
  });

  test("rows of one picture stay together; rows without a text are no group of their own", async () => {
    const table = "image_path,plate_text\nx.jpg,A\nx.jpg,B\ny.jpg,\nz.jpg,\n";
    const { sides, results } = await split(table);
    expect(results.map(({ groups }) => groups)).toEqual([1, 1, 1]);
    expect(shared(sides.map((side) => side.map(({ imagePath }) => imagePath)))).toEqual([]);
  });

  test("names a column that is not there, replaces nothing and leaves no half split", async () => {
    await expect(split(TABLE, { groups: [{ by: "column", column: "drive" }] })).rejects.toThrow(
      /line 1: .*drive missing/,
    );
    const folder = tempFolder({ "labels.csv": TABLE, "out/test.csv": "keep me" });
    const options = { out: join(folder, "out"), sides: SIDES, seed: 0, groups: [{ by: "plate" }] } as const;
    await expect(splitTable(join(folder, "labels.csv"), options)).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_WRITE" }),
    );
    expect(readdirSync(join(folder, "out"))).toEqual(["test.csv"]);
    expect(readFileSync(join(folder, "out/test.csv"), "utf8")).toBe("keep me");
  });

  test("a picture is one picture however its path is written", async () => {
    const rows = Array.from({ length: 12 }, (_, index) => `p${index}.jpg,A${index}\n./p${index}.jpg,B${index}\n`).join(
      "",
    );
    const { sides } = await split(`image_path,plate_text\n${rows}`);
    expect(shared(sides.map((side) => side.map(({ path }) => path)))).toEqual([]);
  });

  test.each([
    { rule: { by: "name", pattern: /^drive(\d)/u }, got: "the pattern ^drive(\\d)" },
    { rule: { by: "column", column: "note" }, got: "the empty column note" },
  ] as const)("a rule that groups nothing is a slip: $got", async ({ rule, got }) => {
    const table = "image_path,plate_text,note\na.jpg,A,\nb.jpg,B,\nc.jpg,C,\n";
    await expect(split(table, { groups: [{ by: "plate" }, rule] })).rejects.toThrow(
      new SplitError(`Cannot split: a rule must say something of at least one row, got ${got}`),
    );
  });

  test("counts the rows that a rule says nothing of, a rule each", async () => {
    const pattern = /^drive(\d)/u;
    const groups: GroupRule[] = [{ by: "plate" }, { by: "name", pattern }, { by: "column", column: "note" }];
    const table = "image_path,plate_text,note\ndrive1.jpg,A,x\nb.jpg,B,y\nc.jpg,,z\n";
    const { missed } = await split(table, { groups });
    // c.jpg has no text; b.jpg and c.jpg are called after no drive; every note is filled.
    expect(missed).toEqual([
      { rule: { by: "plate" }, rows: 1 },
      { rule: { by: "name", pattern }, rows: 2 },
    ]);
  });

  test("plates without any text are dealt by picture", async () => {
    const { sides } = await split("image_path,plate_text\na.jpg,\nb.jpg,\nc.jpg,\n");
    expect(sides.map((side) => side.length)).toEqual([1, 1, 1]);
  });

  test("fewer groups than sides cannot be dealt", async () => {
    const one = split("image_path,plate_text\na.jpg,A\nb.jpg,A\n");
    await expect(one).rejects.toThrow("at least one group a side, got 1");
    await expect(one).rejects.toBeInstanceOf(SplitError);
  });
});
