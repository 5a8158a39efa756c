import { join } from "node:path";
import { taskOf } from "@platekit/dataset";
import { expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

test.each([
  { header: "image_path,plate_text", task: "ocr" },
  { header: "image_path,plate_text,xmin,ymin,xmax,ymax", task: "pipeline" },
  { header: "image_path,mask_path", task: "segment" },
])("taskOf() of a table $header is $task", async ({ header, task }) => {
  const folder = tempFolder({ "t.csv": `${header}\n` });
  expect(await taskOf(join(folder, "t.csv"))).toBe(task);
});

test("taskOf() takes a folder for photos and masks", async () => {
  expect(await taskOf(tempFolder())).toBe("segment");
});

test("taskOf() names what is not there, and what of a box is missing", async () => {
  const folder = tempFolder({ "t.csv": "image_path,plate_text,xmin,ymin,xmax\n", "u.csv": "image_path,x1,y1,x2,y2\n" });
  await expect(taskOf(join(folder, "no.csv"))).rejects.toThrow(
    expect.objectContaining({
      code: "ERR_DATASET_NOT_FOUND",
      message: expect.stringMatching(/no such file or folder$/),
    }),
  );
  await expect(taskOf(join(folder, "t.csv"))).rejects.toThrow(
    "t.csv line 1: must have all of xmin,ymin,xmax,ymax or none; column ymax is missing",
  );
  await expect(taskOf(join(folder, "u.csv"))).rejects.toThrow("columns x3, y3, x4, y4 are missing");
});
