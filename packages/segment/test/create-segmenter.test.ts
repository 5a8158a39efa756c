import { fileURLToPath } from "node:url";
import type { PlateRegion } from "@platekit/core";
import type { Polygon } from "@platekit/core/geometry";
import { loadModelBundle } from "@platekit/core/onnx";
import { describe, expect, test } from "vitest";
import { createSegmenter } from "../src/create-segmenter.ts";
import { boundsOf, levelPlate, paintPhoto, tiltedPlate } from "./support/paint-photo.ts";
import { levelLineBox } from "./support/level-line-box.ts";

const modelFolder = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const ANY = modelFolder("red-any");

/** Regions in the plates' order, each with the plate its centre lies nearest to. */
function matched(regions: readonly PlateRegion[], plates: readonly Polygon[]): PlateRegion[] {
  expect(regions).toHaveLength(plates.length);
  return plates.map((plate) => {
    const wanted = boundsOf(plate);
    return regions.toSorted((a, b) => gap(a.boundingBox, wanted) - gap(b.boundingBox, wanted))[0]!;
  });
}

type Box = PlateRegion["boundingBox"];

/** The farthest two corresponding borders are apart, in source pixels. */
function gap(a: Box, b: Box): number {
  return Math.max(Math.abs(a.x0 - b.x0), Math.abs(a.y0 - b.y0), Math.abs(a.x1 - b.x1), Math.abs(a.y1 - b.y1));
}

describe.each(["red-any", "red-512", "red-logits", "red-half"])("segment() with %s", (name) => {
  test.each([
    { name: "one plate", size: [1280, 720], plates: [levelPlate([600, 400], [130, 30])] },
    {
      name: "several plates",
      size: [1920, 1080],
      plates: [
        levelPlate([100, 100], [150, 36]),
        tiltedPlate({ x: 900, y: 500 }, { width: 120, height: 28, degrees: 20 }),
        levelPlate([1700, 1000], [90, 46]),
      ],
    },
    { name: "a portrait photo", size: [720, 1280], plates: [levelPlate([300, 900], [100, 24])] },
    { name: "a photo smaller than the input", size: [240, 180], plates: [levelPlate([70, 90], [90, 22])] },
    { name: "a plate cut by the photo's border", size: [1280, 720], plates: [levelPlate([0, 300], [100, 30])] },
  ])("finds $name to one source pixel", async ({ size, plates }) => {
    const [width, height] = size as [number, number];
    await using segmenter = await createSegmenter({ model: modelFolder(name) });
    const regions = await segmenter.segment(paintPhoto(width, height, plates));
    for (const [index, region] of matched(regions, plates).entries()) {
      // an upscaled bilinear edge moves the 0.5 line by a fraction of a pixel; coarse maps interpolate over two pixels
      expect(gap(levelLineBox(region), boundsOf(plates[index]!))).toBeLessThan(1);
      expect(region.score).toBeGreaterThan(0.8);
    }
  });

  test.each([
    { name: "no plate", width: 1280, height: 720 },
    { name: "one pixel", width: 1, height: 1 },
    { name: "a line of pixels", width: 2000, height: 1 },
    { name: "a strip", width: 900, height: 12 },
  ])("answers [] to $name", async ({ width, height }) => {
    await using segmenter = await createSegmenter({ model: modelFolder(name) });
    expect(await segmenter.segment(paintPhoto(width, height, []))).toEqual([]);
  });
});

test("segment() sees a plate's edges better with the second look than without", async () => {
  const plates = [tiltedPlate({ x: 1411.3, y: 702.6 }, { width: 63, height: 14, degrees: 7 })];
  const photo = paintPhoto(1920, 1080, plates);
  const errors: number[] = [];
  for (const secondLook of ["off", {}] as const) {
    await using segmenter = await createSegmenter({ model: ANY, secondLook });
    const [region] = matched(await segmenter.segment(photo), plates);
    errors.push(gap(levelLineBox(region!), boundsOf(plates[0]!)));
  }
  expect(errors[0]).toBeGreaterThan(1);
  expect(errors[1]).toBeLessThan(0.6);
});

test("segment() finds a tiny plate in 12 megapixels by tiles, and not without", async () => {
  // reduced by 7.8125, the first look samples rows 1698.7 and 1706.5 of the photo and sees nothing in between
  const plates = [levelPlate([2901, 1700], [26, 5])];
  const photo = paintPhoto(4000, 3000, plates);
  await using blind = await createSegmenter({ model: ANY, tiling: "off", minArea: 40 });
  expect(await blind.segment(photo)).toEqual([]);
  for (const tiling of ["auto", { tileSize: 1000 }] as const) {
    await using segmenter = await createSegmenter({ model: ANY, tiling, minArea: 40 });
    const [region] = matched(await segmenter.segment(photo), plates);
    expect(gap(levelLineBox(region!), boundsOf(plates[0]!))).toBeLessThan(0.6);
  }
});

test("segment() sees a tiny plate beside a large one where it always looks in tiles", async () => {
  // reduced by 6.25, the first look samples rows 1102.6 and 1108.9 of the photo and sees nothing in between
  const plates = [levelPlate([400, 300], [500, 110]), levelPlate([2301, 1104], [26, 4])];
  const photo = paintPhoto(3200, 1800, plates);
  for (const [tiling, want] of [
    ["auto", 1],
    ["always", 2],
  ] as const) {
    await using segmenter = await createSegmenter({ model: ANY, tiling, minArea: 40 });
    expect(await segmenter.segment(photo)).toHaveLength(want);
  }
});

test("segment() finds a plate once that lies across two tiles", async () => {
  const plates = [levelPlate([1850, 1480], [300, 70])];
  await using segmenter = await createSegmenter({ model: ANY, tiling: { tileSize: 1000, overlap: 0 } });
  const regions = await segmenter.segment(paintPhoto(4000, 3000, plates));
  expect(gap(levelLineBox(matched(regions, plates)[0]!), boundsOf(plates[0]!))).toBeLessThan(1.5);
});

const TOUCHING = [levelPlate([500, 300], [120, 28]), levelPlate([620, 314], [120, 28])];

test("segment() divides plates that touch, each with the other's cells left out", async () => {
  await using segmenter = await createSegmenter({ model: ANY });
  const regions = matched(await segmenter.segment(paintPhoto(1280, 720, TOUCHING)), TOUCHING);
  for (const [index, region] of regions.entries()) {
    expect(gap(levelLineBox(region), boundsOf(TOUCHING[index]!))).toBeLessThan(1.5);
  }
});

test("segment() takes the least score from the manifest, unless told otherwise", async () => {
  const plates = [levelPlate([500, 300], [120, 28])];
  const photo = paintPhoto(1280, 720, plates);
  const bundle = await loadModelBundle(ANY);
  const strict = { ...bundle, manifest: { ...bundle.manifest, minScore: 1 } };
  await using silent = await createSegmenter({ model: strict });
  expect(await silent.segment(photo)).toEqual([]);
  await using told = await createSegmenter({ model: strict, minScore: 0.5 });
  expect(await told.segment(photo)).toHaveLength(1);
});

test("segment() leaves touching plates in one region where it is asked to", async () => {
  await using segmenter = await createSegmenter({ model: ANY, splitTouching: false });
  expect(await segmenter.segment(paintPhoto(1280, 720, TOUCHING))).toHaveLength(1);
});

test("segment() gives the best score first, and no more than it is asked for", async () => {
  const plates = [
    levelPlate([100, 100], [40, 10]),
    levelPlate([300, 300], [200, 50]),
    levelPlate([800, 500], [90, 22]),
  ];
  const photo = paintPhoto(1280, 720, plates);
  await using segmenter = await createSegmenter({ model: ANY });
  const scores = (await segmenter.segment(photo)).map(({ score }) => score);
  expect(scores).toHaveLength(3);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  await using two = await createSegmenter({ model: ANY, maxRegions: 2 });
  expect(await two.segment(photo)).toHaveLength(2);
});

test("segment() takes the masking operating point, whose regions are no smaller", async () => {
  const plates = [levelPlate([600, 400], [130, 30])];
  const photo = paintPhoto(1280, 720, plates);
  await using reading = await createSegmenter({ model: ANY });
  await using masking = await createSegmenter({
    model: ANY,
    maskThreshold: 0.1,
    minScore: 0,
    minArea: 0,
    secondLook: { keepUnconfirmed: true },
  });
  const [narrow] = await reading.segment(photo);
  const [wide] = await masking.segment(photo);
  expect(wide!.maskThreshold).toBe(0.1);
  expect(levelLineBox(wide!).x0).toBeLessThan(levelLineBox(narrow!).x0);
  expect(levelLineBox(wide!).y1).toBeGreaterThan(levelLineBox(narrow!).y1);
});

test("segment() stops at an abort with its reason, before and while it works", async () => {
  const photo = paintPhoto(4000, 3000, []);
  await using segmenter = await createSegmenter({ model: ANY });
  const reason = new Error("enough");
  await expect(segmenter.segment(photo, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const controller = new AbortController();
  const running = segmenter.segment(photo, { signal: controller.signal });
  controller.abort(reason);
  await expect(running).rejects.toBe(reason);
});

test("segment() does not change the photo", async () => {
  const photo = paintPhoto(640, 480, [levelPlate([200, 200], [100, 24])]);
  const before = photo.data.slice();
  await using segmenter = await createSegmenter({ model: ANY });
  await segmenter.segment(photo);
  expect(photo.data).toEqual(before);
});

test("segment() refuses to work once the segmenter is closed", async () => {
  const segmenter = await createSegmenter({ model: ANY });
  await segmenter[Symbol.asyncDispose]();
  const closed = segmenter.segment(paintPhoto(64, 64, []));
  await expect(closed).rejects.toThrow(expect.objectContaining({ code: "ERR_SESSION_CLOSED" }));
});

test.each(["red-any", "red-512", "red-logits", "red-half"])(
  "probabilityMap() of %s covers the photo and no more",
  async (name) => {
    await using segmenter = await createSegmenter({ model: modelFolder(name) });
    const { map, sourceFromMap: place } = await segmenter.probabilityMap(
      paintPhoto(900, 500, [levelPlate([0, 0], [100, 50])]),
    );
    const right = place.offsetX + (map.width - 0.5) * place.scaleX;
    const bottom = place.offsetY + (map.height - 0.5) * place.scaleY;
    // half a cell at most: the padding begins within a cell
    expect(Math.abs(right - 899.5)).toBeLessThanOrEqual(place.scaleX / 2 + 1e-9);
    expect(Math.abs(bottom - 499.5)).toBeLessThanOrEqual(place.scaleY / 2 + 1e-9);
    expect(map.data[0]).toBeGreaterThan(0.9);
    expect(map.data.at(-1)).toBeLessThan(0.1);
  },
);

test("probabilityMap() of a picture that cannot be looked at is one empty cell", async () => {
  await using segmenter = await createSegmenter({ model: ANY });
  const { map, sourceFromMap } = await segmenter.probabilityMap(paintPhoto(2000, 1, []));
  expect([...map.data]).toEqual([0]);
  expect(sourceFromMap).toEqual({ offsetX: 999.5, offsetY: 0, scaleX: 2000, scaleY: 1 });
});

test("createSegmenter() takes a bundle already loaded, and tells the model's threshold", async () => {
  const model = await loadModelBundle(modelFolder("red-logits"));
  await using segmenter = await createSegmenter({ model, threads: 1 });
  expect(segmenter.manifest.id).toBe("red-logits");
  // logit 0.1
  expect(Math.abs(segmenter.maskThreshold - 0.524979)).toBeLessThan(1e-6);
});

test("createSegmenter() refuses a recogniser", async () => {
  const bundle = await loadModelBundle(ANY);
  const manifest = { ...bundle.manifest, family: "ctc" };
  await expect(createSegmenter({ model: { ...bundle, manifest } as typeof bundle })).rejects.toThrow(
    expect.objectContaining({ code: "ERR_MODEL_CONFIG", message: expect.stringContaining("got ctc") }),
  );
});

test("createSegmenter() refuses an unknown option before it opens anything", async () => {
  const options = { model: "/nowhere", treshold: 0.5 };
  await expect(createSegmenter(options)).rejects.toThrow(/treshold/);
});
