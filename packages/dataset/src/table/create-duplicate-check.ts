import type { PlateRow } from "./plate-row.ts";

/** Tells the line where a row was met first; `undefined` the first time. */
export type DuplicateCheck = (row: Pick<PlateRow, "line" | "path" | "box">) => number | undefined;

/** Finds rows that label the same plate again: the same file and, where there are boxes, the same box. */
export function createDuplicateCheck(): DuplicateCheck {
  const lines = new Map<string, number>();
  return ({ line, path, box }) => {
    const key = box === undefined ? path : `${path}\n${box.x0},${box.y0},${box.x1},${box.y1}`;
    const first = lines.get(key);
    if (first === undefined) lines.set(key, line);
    return first;
  };
}
