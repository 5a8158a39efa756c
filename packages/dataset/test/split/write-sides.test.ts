import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SplitError } from "../../src/split/split-error.ts";
import { writeSides } from "../../src/split/write-sides.ts";
import type { SplitRow } from "../../src/split/write-sides.ts";
import { tempFolder } from "../support/temp-folder.ts";

const HALVES = [
  { name: "train", share: 0.5 },
  { name: "val", share: 0.5 },
];
const BY_CAMERA = [{ by: "column", column: "camera" }] as const;

/** A row of one field beside its picture. */
const row = (picture: string, camera: string | undefined): SplitRow => ({
  keys: [camera],
  picture,
  write: (place) => [place(picture, `/data/${picture}`), camera ?? ""],
});

async function write(rows: readonly SplitRow[], options: Partial<Parameters<typeof writeSides>[2]> = {}) {
  const out = join(tempFolder(), "out");
  const summary = await writeSides(rows, ["image_path", "camera"], {
    out,
    sides: HALVES,
    seed: 0,
    groups: BY_CAMERA,
    ...options,
  });
  return { out, summary };
}

describe("writeSides()", () => {
  test("writes a table a side, whole groups in the order of their rows, and tells their sizes", async () => {
    const { out, summary } = await write([row("a", "1"), row("b", "2"), row("c", "1"), row("d", "2")]);
    const tables = ["train", "val"].map((side) => readFileSync(join(out, `${side}.csv`), "utf8"));
    const lines = tables.map((table) => table.trimEnd().split("\n"));
    expect(lines.map(([head]) => head)).toEqual(["image_path,camera", "image_path,camera"]);
    expect(lines.map(([, ...rows]) => rows.map((line) => line.replace(/^.*data\//u, ""))).toSorted()).toEqual([
      ["a,1", "c,1"],
      ["b,2", "d,2"],
    ]);
    expect(summary.sides.map(({ name, path, groups, rows, share }) => [name, path, groups, rows, share])).toEqual([
      ["train", join(out, "train.csv"), 1, 2, 0.5],
      ["val", join(out, "val.csv"), 1, 2, 0.5],
    ]);
    expect(summary.missed).toEqual([]);
  });

  test("rows of one picture are one group, and with them all that shares a key with any", async () => {
    // a ties camera 1 to camera 2 and c to both; d and e stand alone.
    const rows = [row("a", "1"), row("a", "2"), row("c", "2"), row("d", undefined), row("e", undefined)];
    const { summary } = await write(rows);
    expect(summary.sides.reduce((sum, { groups }) => sum + groups, 0)).toBe(3);
    expect(summary.missed).toEqual([{ rule: BY_CAMERA[0], rows: 2 }]);
  });

  test("keys of two rules that happen to be equal tie nothing", async () => {
    const rows = [
      { ...row("a", "x"), keys: ["x", undefined] },
      { ...row("b", "x"), keys: [undefined, "x"] },
    ];
    const groups = [{ by: "plate" }, { by: "column", column: "camera" }] as const;
    const { summary } = await write(rows, { groups });
    expect(summary.sides.map(({ rows: count }) => count)).toEqual([1, 1]);
  });

  test("leaves nothing behind where it cannot deal", async () => {
    const out = join(tempFolder(), "out");
    const options = { out, sides: HALVES, seed: 0, groups: BY_CAMERA };
    await expect(writeSides([row("a", "1")], ["image_path", "camera"], options)).rejects.toBeInstanceOf(SplitError);
    const rows = [row("a", undefined), row("b", undefined)];
    await expect(writeSides(rows, ["image_path", "camera"], options)).rejects.toThrow("got the empty column camera");
    expect(() => readdirSync(out)).toThrow("ENOENT");
  });
});
