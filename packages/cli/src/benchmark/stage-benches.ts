import type { PlateRegion, RasterImage } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { decodeImage } from "@platekit/core/image";
import type { OpenStages, Reader } from "platekit";
import type { PhotoLimits } from "../arguments/shared-options.ts";
import type { BenchmarkPhoto } from "./benchmark-photo.ts";
import { someInTurn } from "./in-turn.ts";
import type { ThroughputRow } from "./sections.ts";

/** A stage by itself, ready to be given batches. */
export interface StageBench extends Pick<ThroughputRow, "stage" | "scope" | "items"> {
  /** How many different inputs it takes in turn. */
  readonly inputs: number;
  /** Whether a network takes part, and with it `--threads`. */
  readonly isThreaded: boolean;
  /** Readies batches of one size; what it gives works on the inputs from number `first` on, and that is measured. */
  prepare(batchSize: number): (first: number) => unknown;
}

/** What the stages are measured with. */
export interface StageBenchTools {
  readonly stages: Pick<OpenStages, "segmenter" | "rectifier" | "recognizer">;
  readonly reader: Pick<Reader, "read">;
  readonly photos: readonly BenchmarkPhoto[];
  readonly limits: PhotoLimits;
}

/**
 * The five rows on real input. Photos of a batch are begun together (decoding, segmenting, reading whole); plates are
 * flattened one after another and read in one batch. Each stage gets what the one before gave for the same photos;
 * where there is no plate, `rectify` and `ocr` are absent.
 */
export async function stageBenches(tools: StageBenchTools): Promise<readonly StageBench[]> {
  const { stages, reader, photos, limits } = tools;
  const images = await Promise.all(photos.map(({ bytes }) => decodeImage(bytes, limits)));
  const found = await findPlates(stages, images);
  const plates = found.map(({ plate }) => plate);
  const decode = (photo: BenchmarkPhoto) => decodeImage(photo.bytes, limits);
  const stage = { scope: "stage", items: "photos" } as const;
  const benches: readonly StageBench[] = [
    { ...stage, stage: "decode", inputs: photos.length, isThreaded: false, prepare: together(photos, decode) },
    {
      ...stage,
      stage: "segment",
      inputs: images.length,
      isThreaded: true,
      prepare: together(images, (image) => stages.segmenter.segment(image)),
    },
    {
      ...stage,
      stage: "rectify",
      items: "plates",
      inputs: found.length,
      isThreaded: false,
      prepare: (batchSize) => (first) => {
        for (const { image, region } of someInTurn(found, first, batchSize)) stages.rectifier.rectify(image, region);
      },
    },
    {
      ...stage,
      stage: "ocr",
      items: "plates",
      inputs: plates.length,
      isThreaded: true,
      prepare: (batchSize) => (first) => stages.recognizer.recognize(someInTurn(plates, first, batchSize)),
    },
    {
      ...stage,
      stage: "whole",
      inputs: photos.length,
      isThreaded: true,
      prepare: together(photos, ({ bytes }) => reader.read(bytes)),
    },
  ];
  return benches.filter(({ inputs }) => inputs > 0);
}

function together<T>(inputs: readonly T[], work: (input: T) => Promise<unknown>): StageBench["prepare"] {
  return (batchSize) => (first) => Promise.all(someInTurn(inputs, first, batchSize).map(work));
}

interface FoundRegion {
  readonly image: RasterImage;
  readonly region: PlateRegion;
  /** Seen from the front. */
  readonly plate: RasterImage;
}

/** Every plate of the photos; regions without a sensible quad are passed over, as in a reading. */
async function findPlates(
  { segmenter, rectifier }: StageBenchTools["stages"],
  images: readonly RasterImage[],
): Promise<readonly FoundRegion[]> {
  const found: FoundRegion[] = [];
  for (const image of images) {
    for (const region of await segmenter.segment(image)) {
      try {
        found.push({ image, region, plate: rectifier.rectify(image, region).image });
      } catch (error) {
        if (!PlateError.isInstance(error) || error.code !== "ERR_QUAD_DEGENERATE") throw error;
      }
    }
  }
  return found;
}
