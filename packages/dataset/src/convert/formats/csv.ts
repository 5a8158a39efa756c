import { dirname, resolve } from "node:path";
import { probeImage } from "@platekit/core/image";
import { BOX_COLUMNS, QUAD_COLUMNS, REGION_COLUMNS } from "../../table/plate-row.ts";
import type { PlateRow } from "../../table/plate-row.ts";
import type { NamedRecord } from "../../table/read-named-records.ts";
import { readTableRows } from "../../table/read-table-rows.ts";
import { openTableWriter } from "../../table/open-table-writer.ts";
import type { DatasetFormat, PendingSample, ReadContext, SampleWriter, WriteContext } from "../convert-format.ts";
import { boxOf } from "../place-of.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";

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
    const picture = pictures.get(row.path) ?? { first: row, plates: [] };
    pictures.set(row.path, picture);
    picture.plates.push(toPlate({ record, row }));
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

/** Columns that nobody filled are left out, which is known at the end; until then rows wait. */
async function writeCsvSamples(context: WriteContext): Promise<SampleWriter> {
  const rows: { readonly sample: PlateSample; readonly plate: SamplePlate }[] = [];
  return {
    add: async (sample) => {
      if (sample.plates.length === 0) context.drop("picture without plates");
      rows.push(...sample.plates.map((plate) => ({ sample, plate: withBox(plate, sample, context) })));
    },
    end: async () => {
      await using table = await openTableWriter(context.target);
      const has = (field: keyof SamplePlate) => rows.some(({ plate }) => plate[field] !== undefined);
      await table.columns([
        "image_path",
        "plate_text",
        ...(has("region") ? ["plate_region"] : []),
        ...(has("box") ? BOX_COLUMNS : []),
        ...(has("quad") ? QUAD_COLUMNS : []),
      ]);
      for (const { sample, plate } of rows) {
        const fields = [table.place("", sample.image), plate.text ?? ""];
        if (has("region")) fields.push(plate.region ?? "");
        if (has("box")) fields.push(...boxFields(plate));
        if (has("quad")) fields.push(...quadFields(plate));
        await table.row(fields);
      }
      await table.commit();
    },
  };
}

/** A table has no masks: a plate that is known by one is told by the box around it. */
function withBox(plate: SamplePlate, sample: PlateSample, context: WriteContext): SamplePlate {
  const isMaskOnly = plate.mask !== undefined && plate.box === undefined && plate.quad === undefined;
  return isMaskOnly ? { ...plate, box: boxOf(plate, sample, context) } : plate;
}

function boxFields({ box }: SamplePlate): readonly string[] {
  return box === undefined ? BOX_COLUMNS.map(() => "") : [box.x0, box.y0, box.x1, box.y1].map(String);
}

function quadFields({ quad }: SamplePlate): readonly string[] {
  return quad === undefined ? QUAD_COLUMNS.map(() => "") : quad.flatMap(({ x, y }) => [String(x), String(y)]);
}
