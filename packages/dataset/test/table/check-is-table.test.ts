import { join } from "node:path";
import { expect, test } from "vitest";
import { checkIsTable } from "../../src/table/check-is-table.ts";
import { tempFolder } from "../support/temp-folder.ts";

const check = (content: string) => checkIsTable(join(tempFolder({ "labels.csv": content }), "labels.csv"));

test.each([
  { name: "an object", content: ' \n{"a": 1}', got: "got JSON" },
  { name: "a list", content: "[1]", got: "got JSON" },
  { name: "a document", content: '<?xml version="1.0"?>', got: "got XML" },
  { name: "semicolons", content: "image_path;plate_text\na.png;A,B\n", got: 'got "image_path;plate_text"' },
  {
    name: "tabs, behind a byte-order mark",
    content: "\uFEFFimage_path\tplate_text\r\n",
    got: 'got "image_path\\tplate_text"',
  },
])("checkIsTable() refuses $name", async ({ content, got }) => {
  await expect(check(content)).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_FORMAT" }));
  await expect(check(content)).rejects.toThrow(got);
});

test.each([
  { name: "a table", content: "image_path,plate_text\na;b.png,A\n" },
  { name: "one column", content: "image_path\na;b.png\n" },
  { name: "an odd name of a column", content: "image_path,a;b\n" },
  { name: "nothing", content: "" },
])("checkIsTable() lets $name pass", async ({ content }) => {
  await expect(check(content)).resolves.toBeUndefined();
});
