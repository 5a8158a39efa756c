import type { CharacterCount, Confusion } from "../shared/confusions.ts";
import type { ReliabilityBin } from "../shared/calibration.ts";
import type { StageTime } from "../shared/durations.ts";
import type { HeightBin } from "../shared/height-bin.ts";

/** Low and high end of a 95 % interval, in [0, 1]. */
export type Interval = readonly [low: number, high: number];

/** `NAME`, a share in [0, 1], and `NAME_ci95` beside it. */
export type Shares<Name extends string> = Readonly<Record<Name, number> & Record<`${Name}_ci95`, Interval>>;

/** What every report says. Shares go from 0 to 1; names and meanings: docs/metrics.md. */
interface Report {
  /** Raised when a name goes or its meaning changes; new names do not raise it. */
  readonly version: 1;
  /** Names of the models that were measured: `plate-segment + plate-ocr`. */
  readonly model: string;
  /** Rows measured, and those of them that failed and count as wrong. */
  readonly n: number;
  readonly failed: number;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly ms: Readonly<Record<string, StageTime>>;
}

/** What a report about texts says beside its metrics. */
export interface TextSections {
  readonly confusions: readonly Confusion[];
  readonly characters: readonly CharacterCount[];
  readonly calibration: { readonly n: number; readonly bins: readonly ReliabilityBin[] };
  readonly coverage: readonly CoverageLine[];
}

/** What is left, and how much of it is right, when readings below `threshold` are refused. */
export interface CoverageLine extends Shares<"coverage"> {
  readonly threshold: number;
  /** Readings at or above the threshold; `coverage` is their share of all rows, failed ones among them. */
  readonly n: number;
  /** `null` where nothing is left. */
  readonly accuracy: number | null;
  readonly accuracy_ci95: Interval;
}

/** As `CoverageLine`; beside it what is left in photos without a plate, where such were measured. */
export type PipelineCoverageLine = CoverageLine &
  Partial<Shares<"negatives_with_reading">> & { readonly negative_readings?: number };

/** A line about the rows of one region; `""` holds rows without one. */
type RegionLine<Rates> = Rates & { readonly region: string; readonly n: number; readonly failed: number };

export type OcrMetrics = Shares<"plate_acc"> &
  Partial<Shares<"cat_acc">> &
  Shares<"top_3_k" | "plate_len_acc" | "char_acc"> & { readonly cer: number } & Shares<"plate_acc_folded">;

/** What a region head said; absent where the model has none, or no row has a region. */
export type RegionMetrics = Partial<Shares<"region_acc" | "region_top3_acc">> & { readonly region_macro_f1?: number };

export interface OcrReport extends Report, TextSections {
  readonly task: "ocr";
  readonly metrics: OcrMetrics &
    RegionMetrics & {
      readonly plate_acc_per_plate: number;
      readonly ece: number;
      readonly brier: number;
    };
  readonly conventions: OcrConventions;
  /** Distinct texts among the labels. */
  readonly plates: number;
  readonly by_region: readonly RegionLine<OcrMetrics & RegionMetrics>[];
  readonly by_height: readonly (HeightBin & { readonly n: number } & Shares<"plate_acc">)[];
  readonly by_length: readonly ({ readonly length: number; readonly n: number } & Shares<"plate_acc">)[];
}

/** How the numbers that depend on the kind of model came about. */
export interface OcrConventions {
  readonly family: "slots" | "ctc";
  /** `slots`: slot by slot, pads counted, as fast-plate-ocr does; `text`: the text. */
  readonly plate_acc_kind: "slots" | "text";
  readonly plate_len_acc_kind: "slots" | "text";
  /** `slots`: slots whose class is among the three likeliest; `n-best`: plates whose text is among the three likeliest. */
  readonly top_3_kind: "slots" | "n-best";
  /** Rows of a batch mean; 1 gives the share of the rows. Lines by region, height and length are means over rows. */
  readonly batch_size: number;
}

export type PipelineMetrics = Shares<"found_03" | "found_05" | "read_strict" | "read_folded"> & {
  readonly cer: number;
  readonly cer_found: number;
};

export interface PipelineReport extends Report, TextSections {
  readonly task: "pipeline";
  readonly metrics: PipelineMetrics &
    Shares<"iou"> &
    Partial<Shares<"quad_iou" | "quad_found_05" | "negatives_with_reading">> & {
      readonly readings_per_image: number;
      readonly ece: number;
      readonly brier: number;
    };
  readonly images: { readonly n: number; readonly failed: number; readonly readings: number };
  readonly negatives?: {
    readonly n: number;
    readonly failed: number;
    readonly with_reading: number;
    readonly readings: number;
  };
  readonly coverage: readonly PipelineCoverageLine[];
  readonly by_region: readonly RegionLine<PipelineMetrics>[];
  readonly by_height: readonly (HeightBin & { readonly n: number } & Shares<"found_03" | "read_strict">)[];
}

export interface SegmentReport extends Report {
  readonly task: "segment";
  readonly metrics: Shares<"mean_iou" | "dice" | "pixel_acc" | "object_recall" | "object_precision">;
  readonly objects: {
    /** Photos whose own mask could not be read: how many objects they show is unknown, and they add none. */
    readonly unknown_photos: number;
    readonly truth: number;
    readonly found: number;
    readonly predicted: number;
    readonly right: number;
  };
  /** All pixels of all photos in one heap. */
  readonly pixels: {
    readonly n: number;
    readonly intersection: number;
    readonly union: number;
    readonly predicted: number;
    readonly truth: number;
    readonly iou: number;
    readonly dice: number;
    readonly pixel_acc: number;
  };
  /** Masks have no region: always empty. */
  readonly by_region: readonly never[];
}

/** What `lpr valid --json` writes. */
export type ValidReport = OcrReport | PipelineReport | SegmentReport;
