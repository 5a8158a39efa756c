import { join } from "node:path";
import { expect, test } from "vitest";
import { tableColumns } from "../../src/table/table-columns.ts";
import { tempFolder } from "../support/temp-folder.ts";

test("tableColumns() reads the first line alone: what stands below may be anything", async () => {
  const folder = tempFolder({ "t.csv": '\uFEFFimage_path,"plate,text"\r\na,b,c\n', "empty.csv": "" });
  expect(await tableColumns(join(folder, "t.csv"))).toEqual(["image_path", "plate,text"]);
  await expect(tableColumns(join(folder, "empty.csv"))).rejects.toThrow(
    /line 1: must start with a header, got nothing/,
  );
});
