import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix, resolve } from "node:path";
import type { PlateError } from "@platekit/core/errors";
import { probeImage } from "@platekit/core/image";
import { createNamer } from "../../files/create-namer.ts";
import { listFiles } from "../../files/list-files.ts";
import { statPath } from "../../files/stat-path.ts";
import { readCsv } from "../../table/read-csv.ts";
import { formatError } from "../../table/format-error.ts";
import { fromSizeForm, sizeForm } from "../../table/size-form.ts";
import type { DatasetFormat, PendingSample, ReadContext, SampleWriter, WriteContext } from "../convert-format.ts";
import { boxOf } from "../box-of.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";

const FIELDS = 6;
const FIELD_NAMES = "file, x, y, width, height, text";

/**
 * OpenALPR's truth files: lines of `file, x, y, width, height, text` with tabs between, a `.txt` beside each photo or
 * one for many.
 *
 * @see https://github.com/openalpr/benchmarks (endtoend; format only)
 */
export const OPENALPR_FORMAT: DatasetFormat = {
  name: "openalpr",
  shape: "folder",
  holds: ["text", "box"],
  rootOf: async (path) => ((await isFolder(path)) ? path : dirname(resolve(path))),
  read: readTruthFiles,
  write: writeTruthFiles,
};

async function isFolder(path: string): Promise<boolean> {
  return (await statPath(path)).isDirectory();
}

async function* readTruthFiles(path: string, context: ReadContext): AsyncGenerator<PendingSample> {
  const files = (await isFolder(path)) ? await listFiles(path, /\.txt$/iu) : [path];
  const pictures = new Map<string, { readonly source: string; readonly plates: SamplePlate[] }>();
  for (const file of files) {
    for await (const { line, fields } of readCsv(await context.inside(resolve(file)), {
      delimiter: "\t",
      quote: false,
    })) {
      const source = `${file} line ${line}`;
      const parsed = parseLine(file, line, fields);
      if (parsed instanceof Error) {
        context.fail(source, parsed);
        continue;
      }
      const picture = join(dirname(resolve(file)), parsed.name);
      const known = pictures.get(picture);
      if (known === undefined) pictures.set(picture, { source, plates: [parsed.plate] });
      else known.plates.push(parsed.plate);
    }
  }
  for (const [picture, { source, plates }] of pictures) {
    yield { source, load: () => toSample(picture, plates, context) };
  }
}

function parseLine(
  file: string,
  line: number,
  fields: readonly string[],
): { readonly name: string; readonly plate: SamplePlate } | PlateError {
  if (fields.length !== FIELDS) {
    return formatError(
      file,
      line,
      `must have ${FIELDS} fields with tabs between (${FIELD_NAMES}), got ${fields.length}`,
    );
  }
  const [name = "", , , , , text = ""] = fields;
  const numbers = fields.slice(1, 5).map((field) => (field.trim() === "" ? Number.NaN : Number(field)));
  const box = fromSizeForm(numbers);
  if (name === "" || box === undefined) {
    return formatError(file, line, `must be ${FIELD_NAMES} of a plate, got ${JSON.stringify(fields.join(" "))}`);
  }
  return { name, plate: { ...(text === "" ? {} : { text }), box } };
}

async function toSample(picture: string, plates: readonly SamplePlate[], context: ReadContext): Promise<PlateSample> {
  const image = await context.inside(picture);
  const { width, height } = await probeImage(image);
  return { image, name: context.nameOf(image), width, height, plates };
}

async function writeTruthFiles(context: WriteContext): Promise<SampleWriter> {
  const free = createNamer();
  return {
    add: async (sample) => {
      const name = await context.copyImage(sample, "");
      if (sample.plates.length === 0) context.drop("picture without plates");
      const { dir, name: stem, base } = posix.parse(name);
      const lines = sample.plates.map((plate) => {
        const numbers = sizeForm(boxOf(plate, sample, context));
        return `${[base, ...numbers, toText(plate, context)].join("\t")}\n`;
      });
      const path = join(context.folder, free(posix.join(dir, `${stem}.txt`)));
      await mkdir(dirname(path), { recursive: true });
      if (lines.length > 0) await writeFile(path, lines.join(""));
    },
    end: async () => undefined,
  };
}

/** A tab or a line break would become another field or another plate. */
function toText({ text = "" }: SamplePlate, context: WriteContext): string {
  if (!/[\t\n\r]/u.test(text)) return text;
  context.drop("text with a tab or a line break");
  return "";
}
