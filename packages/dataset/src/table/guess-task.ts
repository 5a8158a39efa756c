import { BOX_COLUMNS, QUAD_COLUMNS } from "./plate-row.ts";

/** `ocr`: each picture is one plate; `pipeline`: photos and where their plates are; `segment`: photos and their masks. */
export type DataTask = "ocr" | "pipeline" | "segment";

/** What a table with these columns is for. */
export function guessTask(columns: readonly string[]): DataTask {
  const hasAll = (group: readonly string[]) => group.every((name) => columns.includes(name));
  if (hasAll(["mask_path"]) && !hasAll(["plate_text"])) return "segment";
  return hasAll(BOX_COLUMNS) || hasAll(QUAD_COLUMNS) ? "pipeline" : "ocr";
}
