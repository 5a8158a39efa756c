import { dirname, resolve } from "node:path";
import { polygonBounds } from "@platekit/core/geometry";
import type { BoundingBox, Quad } from "@platekit/core/geometry";
import { BOX_COLUMNS, NEEDED_COLUMNS, QUAD_COLUMNS, REGION_COLUMNS } from "./plate-row.ts";
import type { PlateRow } from "./plate-row.ts";
import { formatError } from "./format-error.ts";
import type { NamedRecord } from "./read-named-records.ts";
import { toBox, toQuad } from "./shape-from-numbers.ts";

/**
 * What a record says of a plate.
 *
 * @param path The table: its folder is where relative pictures lie.
 * @throws {PlateError} `ERR_DATASET_FORMAT` naming line, column and value.
 */
export function toPlateRow(path: string, record: NamedRecord): PlateRow {
  const [image, text] = NEEDED_COLUMNS;
  const imagePath = record.field(image);
  if (imagePath === "") throw formatError(path, record.line, `${image} must name a picture, got an empty field`);
  const region = REGION_COLUMNS.map((name) => record.field(name)).find((value) => value !== "");
  const quad = readQuad(path, record);
  const box = readBox(path, record) ?? (quad && polygonBounds(quad));
  return {
    line: record.line,
    imagePath,
    path: resolve(dirname(path), imagePath),
    text: record.field(text),
    ...(region === undefined ? {} : { region }),
    ...(box === undefined ? {} : { box }),
    ...(quad === undefined ? {} : { quad }),
  };
}

function readBox(path: string, record: NamedRecord): BoundingBox | undefined {
  const numbers = readNumbers(path, record, BOX_COLUMNS);
  const box = numbers && toBox(numbers);
  if (numbers === undefined || box !== undefined) return box;
  throw formatError(path, record.line, `xmin,ymin must lie before xmax,ymax, got ${numbers.join(",")}`);
}

function readQuad(path: string, record: NamedRecord): Quad | undefined {
  const numbers = readNumbers(path, record, QUAD_COLUMNS);
  const quad = numbers && toQuad(numbers);
  if (numbers === undefined || quad !== undefined) return quad;
  const wanted = "x1,y1,…,x4,y4 must be four corners clockwise from the top left";
  throw formatError(path, record.line, `${wanted}, got ${numbers.join(",")}`);
}

/** The numbers of a group of columns; `undefined` where all are empty. */
function readNumbers(path: string, record: NamedRecord, columns: readonly string[]): readonly number[] | undefined {
  if (columns.every((column) => record.field(column) === "")) return undefined;
  return columns.map((column) => {
    const value = record.field(column);
    const number = value.trim() === "" ? Number.NaN : Number(value);
    if (Number.isFinite(number)) return number;
    throw formatError(path, record.line, `${column} must be a number, got ${JSON.stringify(value)}`);
  });
}
