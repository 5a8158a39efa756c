import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readNamedRecords } from "../../src/table/read-named-records.ts";
import type { NamedRecordOptions } from "../../src/table/read-named-records.ts";
import { tempFolder } from "../support/temp-folder.ts";

async function read(text: string, options: NamedRecordOptions = {}) {
  const path = join(tempFolder({ "t.csv": text }), "t.csv");
  const records = [];
  for await (const record of readNamedRecords(path, ["a", "b"], options)) records.push(record);
  return records;
}

describe("readNamedRecords()", () => {
  test("gives fields by the name of their column, in whatever order; of no column the empty text", async () => {
    const [first, second] = await read("b,x,a\n1,2,3\n,,NA\n");
    expect(["a", "b", "x", "y"].map((name) => first?.field(name))).toEqual(["3", "1", "2", ""]);
    expect([second?.line, second?.field("a"), second?.fields]).toEqual([3, "NA", ["", "", "NA"]]);
  });

  test("tells the columns before the first record", async () => {
    const heard: (readonly string[])[] = [];
    await read("a,b\n1,2\n", { onColumns: (columns) => heard.push(columns) });
    expect(heard).toEqual([["a", "b"]]);
  });

  test("a record of another length ends it, unless somebody hears of it", async () => {
    const table = "a,b\n1\n1,2\n1,2,3\n";
    await expect(read(table)).rejects.toThrow(/line 2: a row must have 2 fields as the header has, got 1$/);
    const bad: string[] = [];
    const records = await read(table, { onBadRecord: (line, { message }) => bad.push(`${line} ${message.slice(-5)}`) });
    expect(records.map(({ line }) => line)).toEqual([3]);
    expect(bad).toEqual(["2 got 1", "4 got 3"]);
  });

  test.each([
    { text: "", message: /line 1: must start with a header \(a,b\), got nothing$/ },
    { text: "a,b\n", message: /line 2: must have at least one row below the header, got 0$/ },
    { text: "a,b,a\n1,2,3\n", message: /line 1: must name each column once, got "a" twice$/ },
    { text: "a,c\n1,2\n", message: /line 1: must have the columns a, b; b missing, got "a", "c"$/ },
  ])("refuses $text", async ({ text, message }) => {
    await expect(read(text)).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_FORMAT", message: expect.stringMatching(message) }),
    );
  });
});
