import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../src/table/read-csv.ts";
import type { CsvOptions } from "../../src/table/read-csv.ts";
import { tempFolder } from "../support/temp-folder.ts";

async function read(text: string, options: CsvOptions = {}) {
  const records = [];
  for await (const { line, fields } of readCsv(join(tempFolder({ "t.csv": text }), "t.csv"), options)) {
    records.push([line, ...fields]);
  }
  return records;
}

describe("readCsv()", () => {
  test.each([
    {
      name: "LF, CRLF and CR",
      text: "a,b\nc,d\r\ne,f\r",
      records: [
        [1, "a", "b"],
        [2, "c", "d"],
        [3, "e", "f"],
      ],
    },
    {
      name: "a byte-order mark and empty lines",
      text: "\uFEFFa\n\n\nb\n",
      records: [
        [1, "a"],
        [4, "b"],
      ],
    },
    {
      name: "quotes that hold commas, quotes and lines",
      text: 'a,"b,""c""\nd"\ne\n',
      records: [
        [1, "a", 'b,"c"\nd'],
        [3, "e"],
      ],
    },
    {
      name: "texts that look like something else",
      text: "NA,0123,NULL, x ,1e5\n",
      records: [[1, "NA", "0123", "NULL", " x ", "1e5"]],
    },
    {
      name: "rows of any length",
      text: "a,b\nc\n",
      records: [
        [1, "a", "b"],
        [2, "c"],
      ],
    },
    { name: "no end of line at the end", text: "a", records: [[1, "a"]] },
  ])("reads $name, each field the text it is", async ({ text, records }) => {
    expect(await read(text)).toEqual(records);
  });

  test("fields with tabs between hold quotes as they are, where they are told to", async () => {
    expect(await read('a\t"b\n', { delimiter: "\t", quote: false })).toEqual([[1, "a", '"b']]);
  });

  test.each([
    { name: "a quote left open", text: 'a\nb,"c\nd\n', message: /line 2: a quote that opens must close/ },
    { name: "a bare quote", text: 'a\nb"c\n', message: /line 2: a quote inside a field must be doubled/ },
    { name: "text behind a quote", text: 'a\n"b"c\n', message: /line 2: a quoted field must end with its quote/ },
    {
      name: "a record without an end",
      text: `a\n"${"x\n".repeat(1 << 20)}"\n`,
      message: /a record must have at most 1048576/,
    },
  ])("names the line of $name", async ({ text, message }) => {
    await expect(read(text)).rejects.toThrow(
      expect.objectContaining({ code: "ERR_DATASET_FORMAT", message: expect.stringMatching(message) }),
    );
  });

  test("names a file that is not there, and a folder", async () => {
    const folder = tempFolder({ "in/a": "" });
    const first = (name: string) => readCsv(join(folder, name)).next();
    for (const [name, message] of [
      ["no.csv", /no such file$/],
      ["in", /must be a file, got a folder$/],
    ] as const) {
      await expect(first(name)).rejects.toThrow(
        expect.objectContaining({ code: "ERR_DATASET_NOT_FOUND", message: expect.stringMatching(message) }),
      );
    }
  });

  test("stops where it is told to", async () => {
    const signal = AbortSignal.abort(new Error("stop"));
    await expect(read("a\n", { signal })).rejects.toThrow("stop");
  });
});
