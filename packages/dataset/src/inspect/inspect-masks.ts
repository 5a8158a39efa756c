import { PlateError } from "@platekit/core/errors";
import { mapAhead } from "../files/map-ahead.ts";
import { readMaskPairs } from "../masks/read-mask-pairs.ts";
import type { MaskPair, MaskProblem } from "../masks/read-mask-pairs.ts";
import { readMaskPixels } from "../masks/read-mask.ts";
import type { MaskPixels } from "../masks/read-mask.ts";
import { createValueCounter } from "./create-value-counter.ts";
import type { ValueCount } from "./create-value-counter.ts";
import type { InspectOptions } from "./inspect-table.ts";
import { summarizeNumbers } from "./summarize-numbers.ts";
import type { NumberSummary } from "./summarize-numbers.ts";

/** What a folder of photos and masks holds. */
export interface MaskInspection {
  readonly pairs: number;
  /** Which values occur together in a mask, e.g. `0, 255`, and in how many. */
  readonly values: readonly ValueCount[];
  readonly height: NumberSummary;
  readonly width: NumberSummary;
  /** Share of a mask's pixels that are plate (not 0), in [0, 1]. */
  readonly coverage: NumberSummary;
  /** Masks without a plate. */
  readonly empty: number;
  readonly problems: readonly MaskProblem[];
  readonly failed: readonly { readonly path: string; readonly error: PlateError }[];
}

/** Decoded masks that are held at a time. */
const AHEAD = 2;
/** A mask of many values is a picture; its values are not worth a line each. */
const MOST_VALUES = 8;

/**
 * Looks through `images/` and `masks/`: values, sizes, how much is plate.
 *
 * @throws {PlateError} as `readMaskPairs`; masks that fail are listed instead.
 */
export async function inspectMasks(
  folder: string,
  options: Pick<InspectOptions, "onProgress" | "signal"> = {},
): Promise<MaskInspection> {
  const { pairs, problems } = await readMaskPairs(folder);
  const [heights, widths, coverages] = [[], [], []] as [number[], number[], number[]];
  const values = createValueCounter();
  const failed: MaskInspection["failed"][number][] = [];
  let done = 0;
  for await (const { pair, opened } of mapAhead(pairs, AHEAD, openMask)) {
    options.signal?.throwIfAborted();
    if (PlateError.isInstance(opened)) failed.push({ path: pair.mask, error: opened });
    else {
      values.add(nameValues(opened.values));
      heights.push(opened.height);
      widths.push(opened.width);
      coverages.push(coverage(opened));
    }
    done += 1;
    options.onProgress?.(done);
  }
  return {
    pairs: pairs.length,
    values: values.ranked(),
    height: summarizeNumbers(heights),
    width: summarizeNumbers(widths),
    coverage: summarizeNumbers(coverages),
    empty: coverages.filter((share) => share === 0).length,
    problems,
    failed,
  };
}

interface OpenedMask {
  readonly pair: MaskPair;
  readonly opened: MaskPixels | PlateError;
}

async function openMask(pair: MaskPair): Promise<OpenedMask> {
  try {
    return { pair, opened: await readMaskPixels(pair.mask) };
  } catch (error) {
    if (PlateError.isInstance(error)) return { pair, opened: error };
    throw error;
  }
}

function nameValues(values: readonly number[]): string {
  return values.length > MOST_VALUES ? `${values.length} values` : values.join(", ");
}

function coverage({ data }: MaskPixels): number {
  return data.reduce((count, value) => count + (value === 0 ? 0 : 1), 0) / data.length;
}
