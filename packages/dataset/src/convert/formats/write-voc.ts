import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, posix } from "node:path";
import { escapeXml } from "@platekit/core";
import type { BoundingBox } from "@platekit/core/geometry";
import { createNamer } from "../../files/create-namer.ts";
import { BOX_COLUMNS, QUAD_COLUMNS } from "../../table/plate-row.ts";
import type { SampleWriter, WriteContext } from "../convert-format.ts";
import { boxOf } from "../box-of.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";

export const ANNOTATIONS = "Annotations";
export const IMAGES = "JPEGImages";
/** What plates are called in files that we write. */
const CLASS_NAME = "plate";

/** Writes an XML file a photo, the photos beside them in `JPEGImages/`. */
export async function writeVocSamples(context: WriteContext): Promise<SampleWriter> {
  const free = createNamer();
  for (const folder of [ANNOTATIONS, IMAGES]) await mkdir(join(context.folder, folder), { recursive: true });
  return {
    add: async (sample) => {
      const name = await context.copyImage(sample, IMAGES);
      const { dir, name: stem, base } = posix.parse(name);
      const path = join(context.folder, ANNOTATIONS, free(posix.join(dir, `${stem}.xml`)));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, formatAnnotation(base, sample, context));
    },
    end: async () => undefined,
  };
}

function formatAnnotation(base: string, sample: PlateSample, context: WriteContext): string {
  const size = element("size", [element("width", sample.width), element("height", sample.height), element("depth", 3)]);
  const objects = sample.plates.map((plate) => formatObject(plate, boxOf(plate, sample, context), context));
  return `${element("annotation", [element("filename", base), size, element("segmented", 0), ...objects])}\n`;
}

function formatObject(plate: SamplePlate, { x0, y0, x1, y1 }: BoundingBox, context: WriteContext): string {
  const { text, region, quad } = plate;
  const attributes = Object.entries({ text: fitXml(text, context), region: fitXml(region, context) }).flatMap(
    ([name, value]) =>
      value === undefined ? [] : [element("attribute", [element("name", name), element("value", value)])],
  );
  const corners = quad?.flatMap(({ x, y }) => [x, y]);
  return element("object", [
    element("name", CLASS_NAME),
    element(
      "bndbox",
      [x0, y0, x1, y1].map((value, at) => element(BOX_COLUMNS[at] ?? "", value)),
    ),
    ...(corners === undefined
      ? []
      : [
          element(
            "polygon",
            corners.map((value, at) => element(QUAD_COLUMNS[at] ?? "", value)),
          ),
        ]),
    ...(attributes.length === 0 ? [] : [element("attributes", attributes)]),
  ]);
}

function element(name: string, content: string | number | readonly string[]): string {
  const inner = typeof content === "object" ? `\n${content.join("\n")}\n` : toXmlText(String(content));
  return `<${name}>${inner}</${name}>`;
}

/** A bare carriage return would be read as a line feed. */
function toXmlText(text: string): string {
  return escapeXml(text).replaceAll("\r", "&#13;");
}

/** Characters that no XML document may hold, escaped or not. */
const UNFIT = /(?![\t\n\r])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/u;

function fitXml(text: string | undefined, context: WriteContext): string | undefined {
  if (text === undefined || !UNFIT.test(text)) return text;
  context.drop("text with characters that XML cannot hold");
  return undefined;
}
