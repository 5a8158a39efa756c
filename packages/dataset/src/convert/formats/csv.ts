import { dirname, resolve } from "node:path";
import { probeImage } from "@platekit/core/image";
import { BOX_COLUMNS, QUAD_COLUMNS, REGION_COLUMNS } from "../../table/plate-row.ts";
import type { PlateRow } from "../../table/plate-row.ts";
import type { NamedRecord } from "../../table/read-named-records.ts";
import { readTableRows } from "../../table/read-table-rows.ts";
import type { DatasetFormat, PendingSample, ReadContext, SampleWriter, WriteContext } from "../convert-format.ts";
import { boxOf } from "../box-of.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";
import { writePlateTable } from "./write-plate-table.ts";
import type { PlateEntry } from "./write-plate-table.ts";

/**
 * Tables of plates, as `readPlateTable` reads them. Pictures stay where they are; the table tells where.
 *
 * @see https://github.com/ankandrew/fast-plate-ocr (columns `image_path,plate_text,plate_region`, MIT)
 */
export const CSV_FORMAT: DatasetFormat = {
  name: "csv",
  shape: "file",
  holds: ["text", "region", "box", "quad"],
  rootOf: async (path) => dirname(resolve(path)),
  read: readCsvSamples,
  write: writeCsvSamples,
};

/** What is read of a table. */
const COLUMNS = new Set<string>(["image_path", "plate_text", ...REGION_COLUMNS, ...BOX_COLUMNS, ...QUAD_COLUMNS]);

/** The rows of a picture, wherever in the table, make one sample. */
async function* readCsvSamples(path: string, context: ReadContext): AsyncGenerator<PendingSample> {
  const pictures = new Map<string, LabelledPicture>();
  let others: readonly string[] = [];
  const onColumns = (names: readonly string[]): void => {
    others = names.filter((name) => !COLUMNS.has(name));
  };
  for await (const { record, row } of readTableRows(path, { onColumns })) {
    if (row instanceof Error) {
      context.fail(`${path} line ${record.line}`, row);
      continue;
    }
    for (const name of others) if (record.field(name) !== "") context.drop(`column ${name}`);
    const plate = toPlate({ record, row });
    const picture = pictures.get(row.path);
    if (picture === undefined) pictures.set(row.path, { first: row, plates: [plate] });
    else picture.plates.push(plate);
  }
  for (const { first, plates } of pictures.values()) {
    yield { source: `${path} line ${first.line}`, load: () => toSample(first.imagePath, plates, context) };
  }
}

interface LabelledPicture {
  readonly first: PlateRow;
  readonly plates: SamplePlate[];
}

async function toSample(imagePath: string, plates: readonly SamplePlate[], context: ReadContext): Promise<PlateSample> {
  const image = await context.inside(imagePath);
  const { width, height } = await probeImage(image);
  return { image, name: context.nameOf(image), width, height, plates };
}

/** What the table itself says: where it has corners only, a row's box is worked out. */
function toPlate({ record, row }: { readonly record: NamedRecord; readonly row: PlateRow }): SamplePlate {
  const { text, region, box, quad } = row;
  const hasBox = box !== undefined && BOX_COLUMNS.some((column) => record.field(column) !== "");
  return {
    ...(text === "" ? {} : { text }),
    ...(region === undefined ? {} : { region }),
    ...(hasBox ? { box } : {}),
    ...(quad === undefined ? {} : { quad }),
  };
}

/** Which columns there are is known at the end; until then rows wait, without their masks. */
async function writeCsvSamples(context: WriteContext): Promise<SampleWriter> {
  const entries: PlateEntry[] = [];
  return {
    add: async (sample) => {
      if (sample.plates.length === 0) context.drop("picture without plates");
      for (const plate of sample.plates) entries.push(toEntry(plate, sample, context));
    },
    end: () => writePlateTable(context.target, entries),
  };
}

/** A table has no masks: a plate that is known by one alone is told by the box around it. */
function toEntry(plate: SamplePlate, sample: PlateSample, context: WriteContext): PlateEntry {
  const { text, region, quad, mask } = plate;
  const isMaskOnly = mask !== undefined && plate.box === undefined && quad === undefined;
  const box = isMaskOnly ? boxOf(plate, sample, context) : plate.box;
  return {
    image: sample.image,
    ...(text === undefined ? {} : { text }),
    ...(region === undefined ? {} : { region }),
    ...(box === undefined ? {} : { box }),
    ...(quad === undefined ? {} : { quad }),
  };
}
