import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chooseTask } from "../../src/commands/choose-task.ts";
import { photoFolder } from "../support/photo-folder.ts";

const DATA = {
  "crops.csv": "image_path,plate_text\n",
  "scenes.csv": "image_path,plate_text,xmin,ymin,xmax,ymax\n",
  "masks.csv": "image_path,mask_path\n",
  "set/images/a.png": "",
};
const choose = (name: string, asked?: Parameters<typeof chooseTask>[1]) =>
  chooseTask(join(photoFolder(DATA), name), asked);

describe("chooseTask()", () => {
  test.each([
    { name: "crops.csv", asked: undefined, task: "ocr" },
    { name: "scenes.csv", asked: undefined, task: "pipeline" },
    { name: "masks.csv", asked: undefined, task: "segment" },
    { name: "set", asked: undefined, task: "segment" },
    { name: "set", asked: "segment", task: "segment" },
    { name: "scenes.csv", asked: "ocr", task: "ocr" },
  ] as const)("$name, asked for $asked: $task", async ({ name, asked, task }) => {
    expect(await choose(name, asked)).toBe(task);
  });

  test.each([
    { name: "crops.csv", asked: "pipeline", said: /says where plates are .*pictures of single plates are --task ocr$/ },
    {
      name: "crops.csv",
      asked: "segment",
      said: /a folder with images\/ and masks\/, or a table image_path,mask_path/,
    },
    { name: "set", asked: "ocr", said: /needs a table with image_path,plate_text, .*masks are --task segment$/ },
    { name: "masks.csv", asked: "pipeline", said: /photos with masks are --task segment$/ },
  ] as const)("$name cannot be $asked", async ({ name, asked, said }) => {
    await expect(choose(name, asked)).rejects.toThrow(
      expect.objectContaining({ name: "UsageError", message: expect.stringMatching(said) }),
    );
  });

  test("names data that is not there, whatever is asked for", async () => {
    await expect(choose("no.csv", "ocr")).rejects.toThrow(expect.objectContaining({ code: "ERR_DATASET_NOT_FOUND" }));
  });
});
