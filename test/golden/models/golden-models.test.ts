import { createHash } from "node:crypto";
import { loadModelBundle, openSession, packInput } from "@platekit/core/onnx";
import { describe, expect, test } from "vitest";
import { floats, GOLDENS, goldenSource, largestDifference, readExpected, readPictures } from "./golden-case.ts";
import type { GoldenId } from "./golden-case.ts";

/** Float inputs: one rounding to float32 of values below 3. */
const INPUT_TOLERANCE = 1e-6;
/** TensorFlow's resize keeps fractions; OpenCV's float resize, our referee, rounds its weights to float32. */
const FLOAT_RESIZE_TOLERANCE = 1e-5;
/** Two versions of ONNX Runtime may order their sums differently; of values up to 40. */
const OUTPUT_TOLERANCE = 1e-5;

describe.each(Object.keys(GOLDENS) as GoldenId[])("golden model %s", (id) => {
  test("packInput() feeds the network what OpenCV and NumPy do", async () => {
    const expected = await readExpected(id);
    const { manifest } = await loadModelBundle(goldenSource(id));
    const { tensor } = packInput(await readPictures(expected), manifest.input);
    expect(tensor.dims).toEqual(expected.input.dims);
    if (tensor.data instanceof Uint8Array) {
      expect(expected.input.type).toBe("uint8");
      expect(createHash("sha256").update(tensor.data).digest("hex")).toBe(expected.input.sha256);
    } else {
      const { every = 1, values = "", sum = Number.NaN } = expected.input;
      const tolerance = manifest.input.resizeIn === "float32" ? FLOAT_RESIZE_TOLERANCE : INPUT_TOLERANCE;
      const thinned = tensor.data.filter((_, index) => index % every === 0);
      // Values of raw bytes (0..255) have a float32 step of 1.5e-5 and are whole: they must be equal.
      expect(largestDifference(thinned, floats(values))).toBeLessThan(tolerance);
      expect(Math.abs(tensor.data.reduce((total, value) => total + value, 0) - sum)).toBeLessThan(
        tolerance * tensor.data.length,
      );
    }
  });

  test("openSession() gives the scores ONNX Runtime's Python gives", async () => {
    const expected = await readExpected(id);
    const bundle = await loadModelBundle(goldenSource(id));
    await using session = await openSession(bundle, { threads: 1 });
    const { tensor } = packInput(await readPictures(expected), bundle.manifest.input);
    const { main, regions } = await session.run(tensor);
    const { region, ...mains } = expected.outputs;
    const wanted = Object.values(mains)[0]!;
    expect(main.dims).toEqual(wanted.dims);
    expect(largestDifference(main.data, floats(wanted.values))).toBeLessThan(OUTPUT_TOLERANCE);
    expect(regions?.dims).toEqual(region?.dims);
    if (regions && region) {
      expect(largestDifference(regions.data, floats(region.values))).toBeLessThan(OUTPUT_TOLERANCE);
    }
  });
});
