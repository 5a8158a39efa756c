import { loadModelBundle, openSession, packInput } from "@platekit/core/onnx";
import type { MaskManifest, ModelBundle } from "@platekit/core/onnx";
import { createSegmenter, maskAdapter, maskThreshold } from "@platekit/segment";
import { describe, expect, test } from "vitest";
import { floats, goldensOf, goldenSource, largestDifference, readExpected, readPictures } from "./golden-case.ts";
import type { Expected, GoldenId } from "./golden-case.ts";

const TOLERANCE = 1e-5;

/** Plate probabilities, picture by picture: what a U-Net answers, and the sigmoid of what a DeepLabV3 answers. */
function expectedMaps({ outputs, readings }: Expected): Float32Array[] {
  const { dims, values } = Object.values(outputs)[0]!;
  const all = floats(values);
  const each = all.length / dims[0]!;
  return readings.map(({ probabilities }, index) =>
    typeof probabilities === "string" ? floats(probabilities) : all.slice(index * each, (index + 1) * each),
  );
}

async function openMask(id: GoldenId): Promise<ModelBundle<MaskManifest>> {
  const { manifest, ...bundle } = await loadModelBundle(goldenSource(id));
  if (manifest.family !== "mask") throw new TypeError(`${id} must be a mask model, got ${manifest.family}`);
  return { ...bundle, manifest };
}

describe.each(goldensOf("mask"))("golden model %s", (id) => {
  test("maskAdapter gives the probabilities NumPy gives", async () => {
    const expected = await readExpected(id);
    const bundle = await openMask(id);
    await using session = await openSession(bundle, { threads: 1 });
    const { tensor } = packInput(await readPictures(expected), bundle.manifest.input);
    const { main } = await session.run(tensor);
    const maps = maskAdapter.decode(main, bundle.manifest);
    for (const [index, wanted] of expectedMaps(expected).entries()) {
      expect(largestDifference(maps[index]!.data, wanted)).toBeLessThan(TOLERANCE);
    }
  });

  test("maskThreshold() counts the cells the model's own threshold counts", async () => {
    const { readings, ...expected } = await readExpected(id);
    const { manifest } = await openMask(id);
    const threshold = maskThreshold(manifest);
    const covered = expectedMaps({ readings, ...expected }).map((map) => map.filter((p) => p > threshold).length);
    expect(covered).toEqual(readings.map((reading) => reading.covered));
  });
});

test.each(["unet-nhwc", "unet-nhwc-signed", "unet-nchw"] as const)(
  "createSegmenter() gives the whole photo the map NumPy gives it for %s",
  async (id) => {
    const expected = await readExpected(id);
    const maps = expectedMaps(expected);
    await using segmenter = await createSegmenter({ model: goldenSource(id), threads: 1 });
    for (const [index, picture] of (await readPictures(expected)).entries()) {
      const { map } = await segmenter.probabilityMap(picture);
      expect([map.height, map.width]).toEqual([32, 48]);
      expect(largestDifference(map.data, maps[index]!)).toBeLessThan(TOLERANCE);
    }
  },
);

test("createSegmenter() feeds deeplabv3, which takes any size, each photo in its own shape, and gives NumPy's map", async () => {
  const { readings, ...expected } = await readExpected("deeplabv3");
  await using segmenter = await createSegmenter({ model: goldenSource("deeplabv3"), threads: 1 });
  // Sigmoid of the logit 0.1.
  expect(Math.abs(segmenter.maskThreshold - 1 / (1 + Math.exp(-0.1)))).toBeLessThan(1e-12);
  for (const [index, picture] of (await readPictures(expected)).entries()) {
    const { dims, probabilities } = readings[index]!.ownSize!;
    const { map, sourceFromMap } = await segmenter.probabilityMap(picture);
    expect([map.height, map.width]).toEqual(dims);
    expect(largestDifference(map.data, floats(probabilities))).toBeLessThan(TOLERANCE);
    // The whole photo, nothing but the photo.
    expect(sourceFromMap.scaleX * map.width).toBeCloseTo(picture.width, 9);
    expect(sourceFromMap.scaleY * map.height).toBeCloseTo(picture.height, 9);
  }
});
