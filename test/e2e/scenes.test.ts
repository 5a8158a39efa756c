import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadSceneTable } from "@platekit/dataset";
import { createPipelineSummary, scorePhoto } from "@platekit/evaluate";
import { createReader } from "platekit";
import { expect, test } from "vitest";
import { dataFolder } from "../data-folder.ts";

/**
 * Floors over the 221 development scenes, 98.2 % found and 89.1 % read when they were set; five photos are left for
 * processors that round otherwise. Raised by hand when better models land, never lowered to let a change pass.
 */
const FOUND_FLOOR = 0.955;
const READ_FLOOR = 0.865;
/** False readings allowed: none on the road, two of 59 natural photos (one when this was set). */
const MAX_ROAD_PHOTOS = 0;
const MAX_NEGATIVE_PHOTOS = 2;

const MINUTES = 60_000;
const data = dataFolder();
const why = data === undefined ? " — SKIPPED: no folder of real photos (PLATEKIT_DATA)" : "";

test.skipIf(data === undefined)(
  `the embedded models find and read real plates${why}`,
  async () => {
    await using reader = await createReader();
    const folder = join(data!, "eval/scenes");
    const scores = createPipelineSummary();
    for (const label of await loadSceneTable(join(folder, "annotations.csv"))) {
      const readings = await reader.read(label.path);
      const { labels } = scorePhoto([label], readings);
      scores.add({ imagePath: label.imagePath, labels, readings: readings.length, ms: {} });
    }
    const all = scores.summary();
    expect(all.n).toBe(221);
    expect(all.found03.value).toBeGreaterThanOrEqual(FOUND_FLOOR);
    expect(all.readStrict.value).toBeGreaterThanOrEqual(READ_FLOOR);
  },
  5 * MINUTES,
);

test.skipIf(data === undefined).each([
  { name: "train/road", photos: 78, max: MAX_ROAD_PHOTOS },
  { name: "eval/negatives", photos: 59, max: MAX_NEGATIVE_PHOTOS },
])(
  `the embedded models read nothing where no plate is: $name${why}`,
  async ({ name, photos, max }) => {
    await using reader = await createReader();
    const folder = join(data!, name, "images");
    const images = readdirSync(folder);
    expect(images.length).toBe(photos);
    const wrong = [];
    for (const image of images) {
      const readings = await reader.read(join(folder, image));
      if (readings.length > 0) wrong.push(`${image}: ${readings.map(({ text }) => text).join(", ")}`);
    }
    expect(wrong.slice(max)).toEqual([]);
  },
  5 * MINUTES,
);
