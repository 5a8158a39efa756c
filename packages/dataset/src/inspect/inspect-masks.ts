import { prefetch } from "@platekit/core";
import { asPlateError } from "@platekit/core/errors";
import type { PlateError } from "@platekit/core/errors";
import type { MaskProblem } from "../masks/read-mask-pairs.ts";
import { loadMaskPairs } from "../table/load-mask-pairs.ts";
import { readMaskPixels } from "../masks/read-mask.ts";
import type { MaskPixels } from "../masks/read-mask.ts";
import { createValueCounter } from "./create-value-counter.ts";
import type { ValueCount } from "./create-value-counter.ts";
import type { InspectOptions } from "./inspect-table.ts";
import { summarizeNumbers } from "./summarize-numbers.ts";
import type { NumberSummary } from "./summarize-numbers.ts";

/** What photos and masks hold. */
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
 * Looks through `images/` and `masks/`, or a table `image_path,mask_path`: values, sizes, how much is plate.
 *
 * @throws {PlateError} as `loadMaskPairs`; masks that fail are listed instead.
 */
export async function inspectMasks(
  path: string,
  options: Pick<InspectOptions, "onProgress" | "signal"> = {},
): Promise<MaskInspection> {
  const { pairs, problems } = await loadMaskPairs(path);
  const [heights, widths, coverages] = [[], [], []] as [number[], number[], number[]];
  const values = createValueCounter();
  const failed: MaskInspection["failed"][number][] = [];
  let done = 0;
  for await (const opened of prefetch(pairs, ({ mask }) => readMaskPixels(mask), AHEAD)) {
    options.signal?.throwIfAborted();
    if ("error" in opened) failed.push({ path: opened.item.mask, error: asPlateError(opened.error) });
    else {
      const mask = opened.value;
      values.add(nameValues(mask.values));
      heights.push(mask.height);
      widths.push(mask.width);
      coverages.push(coverage(mask));
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

function nameValues(values: readonly number[]): string {
  return values.length > MOST_VALUES ? `${values.length} values` : values.join(", ");
}

function coverage({ data }: MaskPixels): number {
  return data.reduce((count, value) => count + (value === 0 ? 0 : 1), 0) / data.length;
}
