import { describe, expect, test } from "vitest";
import { createConvertCounts } from "../../src/convert/create-convert-counts.ts";
import { CSV_FORMAT } from "../../src/convert/formats/csv.ts";

const SAMPLE = { image: "/a.png", name: "a.png", width: 40, height: 20 };

describe("createConvertCounts()", () => {
  test("counts plates, those with a place, and what the target cannot say of them", () => {
    const counts = createConvertCounts();
    const mask = { x: 3, y: 4, width: 5, height: 2, data: new Uint8Array(10) };
    counts.add({ ...SAMPLE, plates: [{ text: "A", mask }, { text: "B" }] }, CSV_FORMAT);
    counts.add({ ...SAMPLE, plates: [] }, CSV_FORMAT);
    counts.make("box around mask");
    expect(counts.summary()).toEqual({
      pictures: 2,
      plates: 2,
      placed: 1,
      dropped: [{ value: "mask", count: 1 }],
      made: [{ value: "box around mask", count: 1 }],
      failed: [],
    });
  });

  test("names the classes where none of them is a plate, the commonest first", () => {
    const counts = createConvertCounts();
    for (const name of ["car", "number", "car", ""]) counts.dropObject(name);
    expect(() => counts.checkClasses("export")).toThrow(
      expect.objectContaining({
        code: "ERR_DATASET_FORMAT",
        message:
          "Cannot convert export: some of its objects must be plates, got classes car ×2, (none) ×1, number ×1; option classes says which is the plate",
      }),
    );
    expect(counts.summary().dropped).toEqual([
      { value: "object of class car", count: 2 },
      { value: "object of class number", count: 1 },
      { value: "object without a class", count: 1 },
    ]);
    counts.add({ ...SAMPLE, plates: [{}] }, CSV_FORMAT);
    expect(() => counts.checkClasses("export")).not.toThrow();
  });

  test("names ten classes at most", () => {
    const counts = createConvertCounts();
    for (let at = 10; at < 22; at += 1) counts.dropObject(`c${at}`);
    expect(() => counts.checkClasses("x")).toThrow(/c10 ×1, .*, c19 ×1 and 2 more; /);
  });
});
