import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { clipPolygon, pointInPolygon } from "@platekit/core/geometry";
import type { Polygon } from "@platekit/core/geometry";
import { decodeImage, probeImage } from "@platekit/core/image";
import { loadSceneTable } from "@platekit/dataset";
import type { SceneRow } from "@platekit/dataset";
import { createMasker } from "platekit";
import type { MaskedPhoto, Masker } from "platekit";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dataFolder } from "../data-folder.ts";

const FILL = [255, 0, 255] as const;

const examples = fileURLToPath(new URL("../../examples", import.meta.url));
const labels = await loadSceneTable(join(examples, "annotations.csv"));
const data = dataFolder();
const why = data === undefined ? " — SKIPPED: no folder of real photos (PLATEKIT_DATA)" : "";

let masker: Masker;
beforeAll(async () => {
  masker = await createMasker({ color: [...FILL] });
});
afterAll(() => masker[Symbol.asyncDispose]());

const isFill = ({ image }: MaskedPhoto, x: number, y: number) =>
  FILL.every((value, channel) => image.data[(y * image.width + x) * 3 + channel] === value);

/** Pixels of the photo whose centre lies in the polygon and that are not painted. */
function bareInside(masked: MaskedPhoto, polygon: Polygon): string[] {
  const bare = [];
  for (let y = 0; y < masked.height; y += 1) {
    for (let x = 0; x < masked.width; x += 1) {
      if (pointInPolygon({ x, y }, polygon) && !isFill(masked, x, y)) bare.push(`${x},${y}`);
    }
  }
  return bare;
}

/** Half a pixel, and a little for corners that touch in a point. */
const HALF = 0.5 + 1e-6;

/** Whether the pixel's square and the convex outline share a point: cutting one to the other leaves something. */
function touches(outline: Polygon, x: number, y: number): boolean {
  const square = [
    { x: x - HALF, y: y - HALF },
    { x: x + HALF, y: y - HALF },
    { x: x + HALF, y: y + HALF },
    { x: x - HALF, y: y + HALF },
  ];
  return clipPolygon(outline, square).length > 0;
}

/** Pixels that changed although their square touches no outline. */
function changedOutside(masked: MaskedPhoto, before: Uint8Array): string[] {
  const changed = [];
  for (let pixel = 0; pixel < masked.width * masked.height; pixel += 1) {
    if ([0, 1, 2].every((channel) => masked.image.data[pixel * 3 + channel] === before[pixel * 3 + channel])) continue;
    const [x, y] = [pixel % masked.width, Math.floor(pixel / masked.width)];
    if (!masked.regions.some(({ outline }) => touches(outline, x, y))) changed.push(`${x},${y}`);
  }
  return changed;
}

test.each(["one-car.jpg", "two-cars.jpg", "from-the-side.jpg", "two-on-a-wall.jpg"])(
  "maskPlates() paints every plate of examples/%s and changes no pixel elsewhere",
  async (picture) => {
    const path = join(examples, picture);
    const masked = await masker.mask(path);
    for (const { box } of labels.filter(({ imagePath }) => imagePath === picture)) {
      const corners = middleOf(box, 1);
      expect(bareInside(masked, corners).length).toBe(0);
    }
    for (const { polygon } of masked.regions) expect(bareInside(masked, polygon)).toEqual([]);
    expect(masked.regions.length).toBeGreaterThan(0);
    expect(changedOutside(masked, (await decodeImage(path)).data)).toEqual([]);
  },
);

/** The middle of a box, `share` of its width and height. */
function middleOf({ x0, y0, x1, y1 }: SceneRow["box"], share: number): Polygon {
  const [dx, dy] = [((1 - share) / 2) * (x1 - x0), ((1 - share) / 2) * (y1 - y0)];
  return [
    { x: x0 + dx, y: y0 + dy },
    { x: x1 - dx, y: y0 + dy },
    { x: x1 - dx, y: y1 - dy },
    { x: x0 + dx, y: y1 - dy },
  ];
}

test("maskPlates() writes the same format without EXIF, GPS, XMP or ICC, and leaves the original as it was", async () => {
  const folder = await mkdtemp(join(tmpdir(), "platekit-"));
  const [source, output] = [join(folder, "in.jpg"), join(folder, "out.jpg")];
  await sharp(join(examples, "one-car.jpg"))
    .withMetadata({ icc: "p3" })
    .withExif({ IFD0: { Copyright: "somebody" }, IFD3: { GPSLatitude: "51/1 30/1 0/1", GPSLatitudeRef: "N" } })
    .toFile(source);
  const before = await readFile(source);
  expect(await probeImage(source)).toMatchObject({ hasExif: true, hasIcc: true });

  await masker.mask(source, { output });

  expect(await probeImage(output)).toMatchObject({
    format: "jpeg",
    hasExif: false,
    hasIcc: false,
    hasXmp: false,
    hasIptc: false,
  });
  const bytes = await readFile(output);
  expect(bytes.includes("Exif")).toBe(false);
  expect(bytes.includes("somebody")).toBe(false);
  expect(await readFile(source)).toEqual(before);
  expect((await readdir(folder)).toSorted()).toEqual(["in.jpg", "out.jpg"]);
});

/** The labels' boxes are templates that cut corners; their middle is plate in every photo. */
const MIDDLE = 0.6;
const PHOTOS = 40;

test.skipIf(data === undefined)(
  `maskPlates() paints the middle of each of ${PHOTOS} real plates${why}`,
  async () => {
    const folder = join(data!, "eval/scenes");
    const all = await loadSceneTable(join(folder, "annotations.csv"));
    const every = Math.floor(all.length / PHOTOS);
    const open = [];
    for (const label of all.filter((_, index) => index % every === 0).slice(0, PHOTOS)) {
      const masked = await masker.mask(join(folder, label.imagePath));
      if (bareInside(masked, middleOf(label.box, MIDDLE)).length > 0) open.push(label.imagePath);
      for (const { polygon } of masked.regions) expect(bareInside(masked, polygon)).toEqual([]);
    }
    expect(open).toEqual([]);
  },
  120_000,
);
