import type { PlateRegion, RasterImage } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { decodeImage } from "@platekit/core/image";
import type { OpenStages, Reader } from "platekit";
import type { PhotoLimits } from "../arguments/shared-options.ts";
import type { BenchmarkPhoto } from "./benchmark-photo.ts";
import { someInTurn } from "./in-turn.ts";
import type { Stage, ThroughputRow } from "./sections.ts";
import { STAGES } from "./stages.ts";
import type { StageTraits } from "./stages.ts";

/** A stage by itself, ready to be given batches. */
export interface StageBench extends StageTraits, StageMeasure {}

interface StageMeasure extends Pick<ThroughputRow, "items"> {
  /** How many different inputs it takes in turn. */
  readonly inputs: number;
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
  const measures: Readonly<Record<Stage, StageMeasure>> = {
    decode: { items: "photos", inputs: photos.length, prepare: together(photos, decode) },
    segment: {
      items: "photos",
      inputs: images.length,
      prepare: together(images, (image) => stages.segmenter.segment(image)),
    },
    rectify: {
      items: "plates",
      inputs: found.length,
      prepare: (batchSize) => (first) => {
        for (const { image, region } of someInTurn(found, first, batchSize)) stages.rectifier.rectify(image, region);
      },
    },
    ocr: {
      items: "plates",
      inputs: plates.length,
      prepare: (batchSize) => (first) => stages.recognizer.recognize(someInTurn(plates, first, batchSize)),
    },
    whole: { items: "photos", inputs: photos.length, prepare: together(photos, ({ bytes }) => reader.read(bytes)) },
  };
  return STAGES.map((traits) => ({ ...traits, ...measures[traits.stage] })).filter(({ inputs }) => inputs > 0);
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
