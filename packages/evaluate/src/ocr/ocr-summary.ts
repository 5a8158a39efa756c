import type { OcrResult } from "../results.ts";
import { toChars } from "../shared/align-texts.ts";
import { createCalibration } from "../shared/calibration.ts";
import type { Calibration } from "../shared/calibration.ts";
import { createConfusions } from "../shared/confusions.ts";
import type { Confusions } from "../shared/confusions.ts";
import { createCoverage } from "../shared/coverage.ts";
import type { CoverageRow } from "../shared/coverage.ts";
import { createDurations } from "../shared/durations.ts";
import type { StageTime } from "../shared/durations.ts";
import { createGroups } from "../shared/groups.ts";
import { HEIGHT_BINS, heightBin } from "../shared/height-bin.ts";
import type { HeightBin } from "../shared/height-bin.ts";
import { createHits } from "../shared/share.ts";
import type { Share } from "../shared/share.ts";
import { alignRow } from "./align-row.ts";
import type { OcrRow } from "./align-row.ts";
import { isPlateRight, isTextRight } from "./is-right.ts";
import { createPerPlate } from "./per-plate.ts";
import type { PerPlate } from "./per-plate.ts";
import { createRatesWithRegions } from "./rates-with-regions.ts";
import type { RatesWithRegions, RatesWithRegionsOptions } from "./rates-with-regions.ts";

export interface OcrSummaryOptions {
  /**
   * Rows of a batch mean of `plate_acc`, `cat_acc`, `top_3_k` and `plate_len_acc`, which is float32; 1 gives the plain share
   * of the rows.
   */
  readonly batchSize: number;
  readonly family: "slots" | "ctc";
  /** All regions the model's region head knows; absent where it has none. */
  readonly regionLabels?: readonly string[];
}

/** What the readings of a data set of plate pictures add up to. */
export interface OcrSummary extends RatesWithRegions, PerPlate, Confusions {
  readonly task: "ocr";
  readonly family: "slots" | "ctc";
  readonly batchSize: number;
  /** In the order met; the empty name holds rows without a region. No rows where no label has a region. */
  readonly byRegion: readonly (RatesWithRegions & { readonly region: string })[];
  /** By height of the picture. */
  readonly byHeight: readonly (HeightBin & { readonly plateAcc: Share })[];
  /** By characters of the label. */
  readonly byLength: readonly { readonly length: number; readonly plateAcc: Share }[];
  readonly calibration: Calibration;
  readonly coverage: readonly CoverageRow[];
  readonly ms: Readonly<Record<string, StageTime>>;
}

/**
 * Adds results up one by one, in the order of the table, and keeps none of them; only the distinct texts are kept, with a
 * counter each.
 *
 * Failed rows count as wrong in every share. Confusions, calibration, heights and times are told of the other rows.
 */
export function createOcrSummary(options: OcrSummaryOptions): { add(result: OcrResult): void; summary(): OcrSummary } {
  const { family, batchSize, regionLabels } = options;
  const rates = createRatesWithRegions({ family, batchSize, regionLabels });
  const [groups, details] = [createGroupRates({ family, regionLabels }), createDetails()];
  return {
    add(result) {
      const row = alignRow(result);
      rates.add(row);
      groups.add(row);
      details.add(row);
    },
    summary: () => ({
      task: "ocr",
      family,
      batchSize,
      ...rates.rates(),
      ...groups.summary(),
      ...details.summary(),
    }),
  };
}

/** Shares of the rows by group, failed ones among them. */
function createGroupRates(options: RatesWithRegionsOptions) {
  const plates = createPerPlate();
  const lengths = createGroups<number, ReturnType<typeof createHits>>(createHits);
  const regions = createGroups<string, ReturnType<typeof createRatesWithRegions>>(() =>
    createRatesWithRegions(options),
  );
  return {
    add(row: OcrRow) {
      const { result } = row;
      const isRight = isPlateRight(result);
      plates.add(result.label, isRight);
      lengths.of(toChars(result.label).length).add(isRight);
      regions.of(result.region ?? "").add(row);
    },
    summary() {
      const byLength = lengths.entries().map(([length, hits]) => ({ length, plateAcc: hits.share() }));
      const byRegion = regions.entries().map(([region, rates]) => ({ region, ...rates.rates() }));
      return {
        ...plates.summary(),
        byLength: byLength.toSorted((a, b) => a.length - b.length),
        byRegion: byRegion.some(({ region }) => region !== "") ? byRegion : [],
      };
    },
  };
}

/** What explains the errors, of rows that did not fail. */
function createDetails() {
  const [confusions, calibration, coverage, durations] = [
    createConfusions(),
    createCalibration(),
    createCoverage(),
    createDurations(),
  ];
  const heights = HEIGHT_BINS.map((bin) => ({ bin, hits: createHits() }));
  return {
    add({ result, pairs }: OcrRow) {
      if (result.error !== undefined) return coverage.miss();
      confusions.add(pairs);
      calibration.add(result.confidence, isTextRight(result));
      coverage.add(result.confidence, isTextRight(result));
      heights[heightBin(result.height)]?.hits.add(isPlateRight(result));
      durations.add(result.ms);
    },
    summary: () => ({
      ...confusions.summary(),
      calibration: calibration.summary(),
      coverage: coverage.summary(),
      byHeight: heights.map(({ bin, hits }) => ({ ...bin, plateAcc: hits.share() })),
      ms: durations.summary(),
    }),
  };
}
