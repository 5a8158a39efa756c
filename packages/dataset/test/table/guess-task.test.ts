import { expect, test } from "vitest";
import { guessTask } from "../../src/table/guess-task.ts";

test.each([
  { columns: ["image_path", "plate_text"], task: "ocr" },
  { columns: ["image_path", "plate_text", "plate_region"], task: "ocr" },
  { columns: ["ymax", "xmax", "ymin", "xmin", "image_path", "plate_text"], task: "pipeline" },
  { columns: ["image_path", "plate_text", "x1", "y1", "x2", "y2", "x3", "y3", "x4", "y4"], task: "pipeline" },
  { columns: ["image_path", "plate_text", "xmin", "ymin", "xmax"], task: "ocr" },
  { columns: ["mask_path", "image_path"], task: "segment" },
  { columns: ["image_path", "mask_path", "plate_text"], task: "ocr" },
])("guessTask() takes $columns for $task", ({ columns, task }) => {
  expect(guessTask(columns)).toBe(task);
});
