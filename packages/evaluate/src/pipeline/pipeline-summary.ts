import { normalizePlateText } from "@platekit/core";
import type { LabelScore, NegativeResult, PipelineResult } from "../results.ts";
import { alignTexts } from "../shared/align-texts.ts";
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
import { createRunningMean } from "../shared/running-mean.ts";
import type { Mean } from "../shared/running-mean.ts";
import { createHits } from "../shared/share.ts";
import type { Share } from "../shared/share.ts";
import { createNegativeCoverage } from "./negative-coverage.ts";
import type { NegativeCoverageRow } from "./negative-coverage.ts";
import { createPipelineRates } from "./pipeline-rates.ts";
import type { PipelineRates, PipelineRow } from "./pipeline-rates.ts";
import { FOUND_IOU_TIGHT } from "./score-photo.ts";

/** What the readings of a data set of photos add up to; `n` counts labelled plates. */
export interface PipelineSummary extends PipelineRates, Confusions {
  readonly task: "pipeline";
  /** Best overlap of each label's box; 0 where nothing overlaps. */
  readonly iou: Mean;
  /** Over labels with corners; absent where none has them. */
  readonly quads?: { readonly iou: Mean; readonly found05: Share };
  readonly images: { readonly n: number; readonly failed: number; readonly readings: number };
  /** Readings over photos that did not fail. */
  readonly readingsPerImage: number;
  /** Absent where no photo without plates was looked at. */
  readonly negatives?: NegativeSummary;
  /** In the order met; the empty name holds labels without a region. No rows where no label has a region. */
  readonly byRegion: readonly (PipelineRates & { readonly region: string })[];
  /** By height of the label's box. */
  readonly byHeight: readonly (HeightBin & { readonly found03: Share; readonly readStrict: Share })[];
  /** Of plates found: how sure their text was against whether it was strictly right. */
  readonly calibration: Calibration;
  readonly coverage: readonly CoverageRow[];
  readonly ms: Readonly<Record<string, StageTime>>;
}

export interface NegativeSummary {
  /** All photos without a plate, and those that failed; nobody knows what would have been read in them. */
  readonly n: number;
  readonly failed: number;
  readonly readings: number;
  /** Of the photos that did not fail. */
  readonly withReading: Share;
  /** What is left of the readings, one row a threshold of `coverage`. */
  readonly coverage: readonly NegativeCoverageRow[];
}

/**
 * Adds photos up one by one and keeps none of them.
 * The plates of a photo that failed count as not found and not read, whatever its result says of them.
 */
export function createPipelineSummary(): {
  add(result: PipelineResult): void;
  addNegative(result: NegativeResult): void;
  summary(): PipelineSummary;
} {
  const rates = createPipelineRates();
  const regions = createGroups<string, ReturnType<typeof createPipelineRates>>(createPipelineRates);
  const [overlaps, details, photos] = [createOverlaps(), createDetails(), createPhotos()];
  const negatives = createNegatives();
  return {
    add(result) {
      const isFailed = result.error !== undefined;
      for (const label of result.labels) {
        const row = toRow(isFailed ? missed(label) : label, isFailed);
        rates.add(row);
        regions.of(label.region ?? "").add(row);
        overlaps.add(row.score);
        details.add(row);
      }
      photos.add(result);
    },
    addNegative: (result) => negatives.add(result),
    summary() {
      const byRegion = regions.entries().map(([region, counter]) => ({ region, ...counter.rates() }));
      return {
        task: "pipeline",
        ...rates.rates(),
        ...overlaps.summary(),
        ...details.summary(),
        ...photos.summary(),
        ...negatives.summary(),
        byRegion: byRegion.some(({ region }) => region !== "") ? byRegion : [],
      };
    },
  };
}

function toRow(score: LabelScore, isFailed: boolean): PipelineRow {
  return { score, isFailed, pairs: alignTexts(normalizePlateText(score.text), normalizePlateText(score.read)) };
}

function missed(label: LabelScore): LabelScore {
  const nothing = { iou: 0, found03: false, found05: false, readStrict: false, readFolded: false };
  return { ...label, ...nothing, ...(label.quadIou === undefined ? {} : { quadIou: 0 }), read: "", confidence: 0 };
}

function createOverlaps() {
  const [iou, quadIou, quadFound] = [createRunningMean(), createRunningMean(), createHits()];
  return {
    add(score: LabelScore) {
      iou.add(score.iou);
      if (score.quadIou === undefined) return;
      quadIou.add(score.quadIou);
      quadFound.add(score.quadIou >= FOUND_IOU_TIGHT);
    },
    summary() {
      const quads = { iou: quadIou.mean(), found05: quadFound.share() };
      return { iou: iou.mean(), ...(quads.iou.n === 0 ? {} : { quads }) };
    },
  };
}

/** What explains the errors: characters and confidence of plates found, and all plates by height. */
function createDetails() {
  const [confusions, calibration, coverage] = [createConfusions(), createCalibration(), createCoverage()];
  const heights = HEIGHT_BINS.map((bin) => ({ bin, found: createHits(), read: createHits() }));
  return {
    add({ score, pairs }: PipelineRow) {
      const height = heights[heightBin(score.box.y1 - score.box.y0)];
      height?.found.add(score.found03);
      height?.read.add(score.readStrict);
      if (!score.found03) return coverage.miss();
      confusions.add(pairs);
      calibration.add(score.confidence, score.readStrict);
      coverage.add(score.confidence, score.readStrict);
    },
    summary: () => ({
      ...confusions.summary(),
      calibration: calibration.summary(),
      coverage: coverage.summary(),
      byHeight: heights.map(({ bin, found, read }) => ({ ...bin, found03: found.share(), readStrict: read.share() })),
    }),
  };
}

function createPhotos() {
  const durations = createDurations();
  let [n, failed, readings] = [0, 0, 0];
  return {
    add(result: PipelineResult) {
      n += 1;
      if (result.error !== undefined) {
        failed += 1;
        return;
      }
      readings += result.readings;
      durations.add(result.ms);
    },
    summary: () => ({
      images: { n, failed, readings },
      readingsPerImage: readings / Math.max(1, n - failed),
      ms: durations.summary(),
    }),
  };
}

function createNegatives() {
  const [photos, coverage] = [createHits(), createNegativeCoverage()];
  let [failed, readings] = [0, 0];
  return {
    add({ error, texts, confidences }: NegativeResult) {
      if (error !== undefined) {
        failed += 1;
        return;
      }
      photos.add(texts.length > 0);
      readings += texts.length;
      coverage.add(confidences);
    },
    summary(): { readonly negatives?: NegativeSummary } {
      const withReading = photos.share();
      const n = withReading.n + failed;
      return n === 0 ? {} : { negatives: { n, failed, readings, withReading, coverage: coverage.summary() } };
    },
  };
}
