import { BOX_COLUMNS, QUAD_COLUMNS } from "./plate-row.ts";

/** `pipeline` where a table says where in the picture the plates are, `ocr` where each picture is one plate. */
export function guessTask(columns: readonly string[]): "ocr" | "pipeline" {
  const hasAll = (group: readonly string[]) => group.every((name) => columns.includes(name));
  return hasAll(BOX_COLUMNS) || hasAll(QUAD_COLUMNS) ? "pipeline" : "ocr";
}
