import { join } from "node:path";
import { tableColumns } from "@platekit/dataset";
import { expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

test("tableColumns() gives the names of the first line, and wants no rows", async () => {
  const folder = tempFolder({ "a.csv": '\uFEFFimage_path,"plate_text"\r\n', "empty.csv": "\n\n" });
  expect(await tableColumns(join(folder, "a.csv"))).toEqual(["image_path", "plate_text"]);
  await expect(tableColumns(join(folder, "empty.csv"))).rejects.toThrow("must start with a header, got nothing");
});
