// PlateKit beside fast-plate-ocr itself: models its own exporter wrote, what its own `run` and `valid` answered, version by
// version. How the goldens are made: golden/fast-plate-ocr/README.md.
import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import type { PlateText, RasterImage } from "@platekit/core";
import { toGrayLibpng } from "@platekit/core/image";
import { loadModelBundle, openSession, packInput } from "@platekit/core/onnx";
import type { ModelBundle } from "@platekit/core/onnx";
import { createRecognizer } from "@platekit/ocr";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GOLDENS, readGolden, readLabelledPictures, unpackGolden } from "./golden/fast-plate-ocr/golden-folder.ts";
import type { LabelledPicture, UpstreamReading } from "./golden/fast-plate-ocr/golden-folder.ts";
import { floats, largestDifference } from "./golden/models/golden-case.ts";

const textOf = ({ chars }: PlateText) => chars.map(({ char }) => char).join("");

/** What the project promises; ONNX Runtime's own versions differ by less. */
const TOLERANCE = 1e-5;

test("goldens of every generation are there", () => {
  const versions = GOLDENS.map((name) => name.split("/")[0]);
  expect([...new Set(versions)].toSorted()).toEqual(["0.3.0", "1.0.2", "1.1.0"]);
});

describe.each(GOLDENS)("fast-plate-ocr %s", (name) => {
  const golden = readGolden(name);
  let folder: string;
  let bundle: ModelBundle;
  let pictures: readonly LabelledPicture[];

  beforeAll(async () => {
    folder = await unpackGolden(name);
    bundle = await loadModelBundle(folder);
    pictures = await readLabelledPictures(golden.pictures);
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("packInput() makes the very bytes that fast-plate-ocr feeds the network", () => {
    const { tensor } = packInput(
      pictures.map(({ image }) => image),
      bundle.manifest.input,
    );
    expect(tensor.dims).toEqual(golden.input.dims);
    expect(bundle.manifest.input.dtype).toBe(golden.input.type);
    const { buffer, byteOffset, byteLength } = tensor.data;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(golden.input.sha256);
  });

  test("openSession() gives every class of every slot fast-plate-ocr's probability", async () => {
    await using session = await openSession(bundle, { threads: 1 });
    const first = pictures.slice(0, 3).map(({ image }) => image);
    const { main, regions } = await session.run(packInput(first, bundle.manifest.input).tensor);
    const { region, ...plate } = golden.scores;
    const [scores] = Object.values(plate);
    expect(largestDifference(main.data, floats(scores!))).toBeLessThan(TOLERANCE);
    // A config without regions turns the region head off.
    expect(regions === undefined).toBe(!golden.config.includes("plate_regions"));
    if (regions) expect(largestDifference(regions.data, floats(region!))).toBeLessThan(TOLERANCE);
  });

  test("createRecognizer() reads what fast-plate-ocr reads", async () => {
    expect(await readWith("trailing")).toEqual(golden.texts ?? golden.slotTexts.map((text) => text.replace(/_+$/, "")));
    expect(await readWith("none")).toEqual(golden.slotTexts);
  });

  test("createRecognizer() gives each slot and region fast-plate-ocr's probability", async () => {
    await using recognizer = await createRecognizer({ model: bundle, threads: 1, padRemoval: "none" });
    const texts = await recognizer.recognize(pictures.map(({ image }) => image));
    expect(worst(texts, golden)).toBeLessThan(TOLERANCE);
    const regions = texts.flatMap(({ region }) => region?.label ?? []);
    expect(regions).toEqual((golden.regions ?? []).map(({ label }) => label));
  });

  test.each(golden.colorAsGray === undefined ? [] : [golden.colorAsGray])(
    "createRecognizer() reads colour files as fast-plate-ocr does, once they are gray as libpng makes them",
    async (wanted) => {
      const colored = await readLabelledPictures("color");
      await using recognizer = await createRecognizer({ model: bundle, threads: 1, padRemoval: "none" });
      const texts = await recognizer.recognize(colored.map(({ image }) => grayLikeFile(image)));
      expect(texts.map(textOf)).toEqual(wanted.slotTexts);
      expect(worst(texts, wanted)).toBeLessThan(TOLERANCE);
    },
  );

  async function readWith(padRemoval: "none" | "trailing"): Promise<string[]> {
    await using recognizer = await createRecognizer({ model: bundle, threads: 1, padRemoval });
    const texts = await recognizer.recognize(pictures.map(({ image }) => image));
    return texts.map(textOf);
  }
});

/** Largest difference of a slot's probability or, where there are any, a region's. */
function worst(texts: readonly PlateText[], wanted: UpstreamReading): number {
  const slots = texts.flatMap(({ chars }) => chars.map(({ probability }) => probability));
  const regions = texts.flatMap(({ region }) => region?.probability ?? []);
  const wantedRegions = (wanted.regions ?? []).map(({ probability }) => probability);
  return Math.max(largestDifference(slots, floats(wanted.charProbs)), largestDifference(regions, wantedRegions));
}

/** Equal channels, which every formula of gray leaves alone. */
function grayLikeFile(image: RasterImage): RasterImage {
  const { width, height, data } = toGrayLibpng(image);
  return {
    width,
    height,
    channels: 3,
    data: Uint8Array.from({ length: 3 * data.length }, (_, at) => data[Math.floor(at / 3)]!),
  };
}
