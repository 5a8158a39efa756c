import { dirname, join, relative, resolve, sep } from "node:path";
import { PlateError } from "@platekit/core/errors";
import { probeImage } from "@platekit/core/image";
import { listFiles } from "../../files/list-files.ts";
import { readTextFile } from "../../files/read-text-file.ts";
import { statIfThere } from "../../files/stat-path.ts";
import { BOX_COLUMNS, QUAD_COLUMNS } from "../../table/plate-row.ts";
import { toBox, toQuad } from "../../table/shape-from-numbers.ts";
import { childOf, childrenOf } from "../../xml/child-of.ts";
import { parseXml } from "../../xml/parse-xml.ts";
import type { XmlElement } from "../../xml/xml-element.ts";
import type { DatasetFormat, PendingSample, ReadContext } from "../convert-format.ts";
import type { PlateSample, SamplePlate } from "../plate-sample.ts";
import { saysSomething } from "../says-something.ts";
import { ANNOTATIONS, IMAGES, writeVocSamples } from "./write-voc.ts";

const BOX_WANTED = "<xmin>,<ymin> must lie before <xmax>,<ymax>";
/** Bytes of one XML file: thousands of objects; a hostile one must not fill the memory. */
const LARGEST_FILE = 1 << 24;
const QUAD_WANTED = "<polygon> must be four corners clockwise from the top left";

/**
 * Pascal VOC: one XML file a photo in `Annotations/` (or beside the photos), photos in `JPEGImages/`. Texts and regions
 * are CVAT's `<attributes>`, corners Roboflow's `<polygon>`; coordinates are taken as they stand.
 */
export const VOC_FORMAT: DatasetFormat = {
  name: "voc",
  shape: "folder",
  holds: ["text", "region", "box", "quad"],
  rootOf: async (path) => path,
  read: readVocSamples,
  write: writeVocSamples,
};

async function* readVocSamples(path: string, context: ReadContext): AsyncGenerator<PendingSample> {
  const files = await listFiles(path, /\.xml$/iu);
  if (files.length === 0) {
    throw new PlateError(
      "ERR_DATASET_NOT_FOUND",
      `Cannot read ${path}: must hold XML files (${ANNOTATIONS}/), got none`,
    );
  }
  for (const file of files) yield { source: file, load: () => toSample(path, file, context) };
}

async function toSample(root: string, file: string, context: ReadContext): Promise<PlateSample> {
  const annotation = parseXml(await readTextFile(await context.inside(resolve(file)), LARGEST_FILE), file);
  const filename = childOf(annotation, "filename")?.text.trim() ?? "";
  if (annotation.name !== "annotation" || filename === "") {
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot read ${file}: must be an <annotation> with a <filename>`);
  }
  const image = await findImage(root, { file, filename }, context);
  const { width, height } = await probeImage(image);
  const objects = childrenOf(annotation, "object").filter((object) => {
    const name = childOf(object, "name")?.text.trim() ?? "";
    const isPlate = context.isPlate(name);
    if (!isPlate) context.dropObject(name);
    return isPlate;
  });
  const plates = objects.map((object) => toPlate(object, file));
  for (const object of objects) dropRest(object, context);
  return { image, name: nameOf(image, context), width, height, plates };
}

/** Its place below the data folder, without the folder that only says that photos lie here. */
function nameOf(image: string, context: ReadContext): string {
  const parts = context.nameOf(image).split("/");
  return parts.filter((part) => part !== IMAGES).join("/");
}

/** Counts what an object says beside its plate. */
function dropRest(object: XmlElement, context: ReadContext): void {
  for (const [name, value] of attributesOf(object)) {
    if (!["text", "region"].includes(name) && saysSomething(value)) context.drop(`attribute ${name}`);
  }
  for (const { name, text, children } of object.children) {
    const isRead = ["name", "bndbox", "attributes"].includes(name) || (name === "polygon" && hasFour(children));
    if (!isRead && (saysSomething(text) || children.length > 0)) context.drop(`<${name}>`);
  }
}

function hasFour(corners: readonly XmlElement[]): boolean {
  return corners.length === QUAD_COLUMNS.length;
}

function attributesOf(object: XmlElement): ReadonlyMap<string, string> {
  const attributes = childrenOf(childOf(object, "attributes"), "attribute");
  return new Map(attributes.map((attribute) => [textOf(attribute, "name"), textOf(attribute, "value")]));
}

function textOf(element: XmlElement, child: string): string {
  return childOf(element, child)?.text ?? "";
}

/** Beside the XML file, or in the folders that stand for `Annotations/`. */
async function findImage(
  root: string,
  { file, filename }: { readonly file: string; readonly filename: string },
  context: ReadContext,
): Promise<string> {
  const parts = relative(root, dirname(file)).split(sep);
  const swap = (folder: string) => join(root, ...parts.map((part) => (part === ANNOTATIONS ? folder : part)), filename);
  const places = [swap(IMAGES), join(dirname(file), filename), swap("images"), join(root, filename)];
  for (const place of places) {
    const image = await context.inside(resolve(place));
    if (await statIfThere(image)) return image;
  }
  throw new PlateError(
    "ERR_IMAGE_NOT_FOUND",
    `Cannot read ${filename} of ${file}: no such file in ${IMAGES} or beside it`,
  );
}

function toPlate(object: XmlElement, file: string): SamplePlate {
  const attributes = attributesOf(object);
  const [text = "", region = ""] = [attributes.get("text"), attributes.get("region")];
  const box = readNumbers(childOf(object, "bndbox"), BOX_COLUMNS, file);
  const corners = readNumbers(childOf(object, "polygon"), QUAD_COLUMNS, file);
  return {
    ...(text === "" ? {} : { text }),
    ...(region === "" ? {} : { region }),
    ...(box === undefined ? {} : { box: checkShape(toBox(box), file, `${BOX_WANTED}, got ${box.join(",")}`) }),
    ...(corners === undefined
      ? {}
      : { quad: checkShape(toQuad(corners), file, `${QUAD_WANTED}, got ${corners.join(",")}`) }),
  };
}

/** The numbers of an element; `undefined` where there is no such element, or it is another kind of polygon. */
function readNumbers(
  element: XmlElement | undefined,
  names: readonly string[],
  file: string,
): readonly number[] | undefined {
  if (element === undefined || element.children.length !== names.length) return undefined;
  return names.map((name) => {
    const text = childOf(element, name)?.text.trim() ?? "";
    const number = text === "" ? Number.NaN : Number(text);
    if (Number.isFinite(number)) return number;
    throw new PlateError(
      "ERR_DATASET_FORMAT",
      `Cannot read ${file}: <${name}> must be a number, got ${JSON.stringify(text)}`,
    );
  });
}

function checkShape<Shape>(shape: Shape | undefined, file: string, problem: string): Shape {
  if (shape !== undefined) return shape;
  throw new PlateError("ERR_DATASET_FORMAT", `Cannot read ${file}: ${problem}`);
}
