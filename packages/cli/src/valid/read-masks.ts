import { maskSizeProblem } from "@platekit/dataset";
import type { MaskPair } from "@platekit/dataset";
import { scoreMask } from "@platekit/evaluate";
import type { SegmentResult } from "@platekit/evaluate";
import { prefetch } from "@platekit/core";
import type { Mask, Segmenter } from "@platekit/core";
import { PlateError } from "@platekit/core/errors";
import { paintRegions } from "platekit";
import { describeError } from "../output/describe-error.ts";
import { untilAborted } from "../run/until-aborted.ts";
import type { OpenedPicture } from "./open-picture.ts";
import { roundMs } from "./round-ms.ts";

/** A photo with its true mask, or why it has none. */
export type MaskItem = { readonly imagePath: string } & ({ readonly pair: MaskPair } | { readonly problem: string });

export interface MaskWork {
  readonly segmenter: Pick<Segmenter, "segment">;
  readonly openPhoto: (path: string) => Promise<OpenedPicture>;
  readonly openMask: (path: string) => Promise<Mask>;
  readonly signal: AbortSignal;
}

/**
 * Compares what the segmenter sees in each photo with the true mask, in order. A pair that cannot be opened, or whose mask
 * has another size, gives a result with an `error`. Ends early where the signal stops it.
 */
export async function* readMasks(items: readonly MaskItem[], work: MaskWork): AsyncGenerator<SegmentResult> {
  for await (const prepared of prefetch(untilAborted(items, work.signal), (item) => openPair(item, work))) {
    const { imagePath } = prepared.item;
    try {
      if ("error" in prepared) throw prepared.error;
      const result = await readPair(imagePath, prepared.value, work);
      if (work.signal.aborted) return;
      yield result;
    } catch (error) {
      const truth = await trueMask(prepared.item, work);
      if (work.signal.aborted) return;
      yield { imagePath, error: describeError(error), ...nothingSeen(truth), ms: {} };
    }
  }
}

interface OpenedPair extends OpenedPicture {
  readonly truth: Mask;
}

/** Photo and mask of an item. @throws {PlateError} where one cannot be opened, or they differ in size. */
export async function openPair(item: MaskItem, work: MaskWork): Promise<OpenedPair> {
  if ("problem" in item) throw new PlateError("ERR_DATASET_FORMAT", item.problem);
  const { image, mask } = item.pair;
  const [opened, truth] = await Promise.all([work.openPhoto(image), work.openMask(mask)]);
  const problem = maskSizeProblem(truth, opened.picture);
  if (problem !== undefined) throw new PlateError("ERR_DATASET_FORMAT", `Cannot use mask ${mask}: ${problem}`);
  return { ...opened, truth };
}

async function readPair(imagePath: string, { picture, truth, ms }: OpenedPair, work: MaskWork): Promise<SegmentResult> {
  const start = performance.now();
  const regions = await work.segmenter.segment(picture, { signal: work.signal });
  const segment = performance.now() - start;
  const score = scoreMask(paintRegions(regions, picture), truth);
  return { imagePath, ...score, ms: { decode: roundMs(ms), segment: roundMs(segment) } };
}

/** The mask of an item that failed, where there is one: its plates were not found. */
async function trueMask(item: MaskItem, { openMask }: MaskWork): Promise<Mask> {
  return "pair" in item ? openMask(item.pair.mask).catch(() => NO_MASK) : NO_MASK;
}

const NO_MASK: Mask = { width: 0, height: 0, data: new Uint8Array() };

function nothingSeen(truth: Mask) {
  return scoreMask({ ...truth, data: new Uint8Array(truth.data.length) }, truth);
}
