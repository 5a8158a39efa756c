import type { OcrConventions } from "./valid-report.ts";

/** What a metric is called, on a page as on a terminal, and what it says. */
export interface MetricInfo {
  readonly title: string;
  readonly meaning: string;
  /** How it is written: a share of something, or a number. */
  readonly unit: "percent" | "number";
}

const share = (title: string, meaning: string): MetricInfo => ({ title, meaning, unit: "percent" });

const METRICS: Readonly<Record<string, MetricInfo>> = {
  plate_acc: share("Plates read exactly", "every character right"),
  plate_acc_folded: share("Plates read, O = 0 and I = 1", "O counts as 0 and I as 1, in labels and readings"),
  plate_acc_per_plate: share(
    "Plates read, by plate",
    "each different plate weighs the same, however many pictures it has",
  ),
  cat_acc: share("Slots right", "of all slots, padding counted"),
  top_3_k: share("Slots right among three", "the right class is one of the three likeliest"),
  plate_len_acc: share("Lengths right", "as many characters as there should be"),
  char_acc: share("Characters right", "padding not counted"),
  cer: share(
    "Character error rate",
    "characters replaced, left out or added, for each that stands there; less is better",
  ),
  ece: share("Calibration error", "mean gap between confidence and accuracy (ECE); less is better"),
  brier: {
    title: "Brier score",
    meaning: "mean square of what confidence was wrong by; less is better",
    unit: "number",
  },
  region_acc: share("Regions right", "country or state told rightly"),
  region_top3_acc: share("Regions right among three", "the right one is among the three likeliest"),
  region_macro_f1: share("Regions, macro F1", "every region weighs the same"),
  found_03: share("Plates found", "overlap of at least 0.3 with the labelled box"),
  found_05: share("Plates found tightly", "overlap of at least 0.5 with the labelled box"),
  quad_found_05: share("Corners found", "overlap of at least 0.5 with the labelled corners"),
  iou: share("Overlap (IoU)", "mean best overlap with the labelled box"),
  quad_iou: share("Overlap of corners", "mean overlap with the labelled corners"),
  cer_found: share("Character error rate, found plates", "as above, of the plates that were found"),
  read_strict: share("Plates read exactly", "found, and every character right"),
  read_folded: share("Plates read, O = 0 and I = 1", "O counts as 0 and I as 1, in labels and readings"),
  readings_per_image: { title: "Readings a photo", meaning: "of plates with and without a label", unit: "number" },
  negatives_with_reading: share("Photos without a plate, read", "every reading there is false; less is better"),
  mean_iou: share("Mean overlap (IoU)", "mean over the pictures"),
  dice: share("Dice", "twice the overlap over the sum of both areas"),
  pixel_acc: share("Pixels right", "plate and background"),
  object_recall: share("Plates found", "overlap of at least 0.5 with a predicted one"),
  object_precision: share("Predictions right", "predicted plates that overlap a true one by at least 0.5"),
};

/** What decides how a metric is called. */
export interface MetricTraits {
  /** Whether it has an interval. */
  readonly isShare: boolean;
  /** As the report's conventions say; slots where absent. */
  readonly top3Kind?: OcrConventions["top_3_kind"] | undefined;
}

const TOP_3_TEXTS = share("Texts right among three", "the right text is one of the three likeliest");

/** A metric that is not known here goes by its own name, and is a share where it has an interval. */
export function metricInfo(name: string, { isShare, top3Kind }: MetricTraits): MetricInfo {
  if (name === "top_3_k" && top3Kind === "n-best") return TOP_3_TEXTS;
  return METRICS[name] ?? { title: name.replaceAll("_", " "), meaning: "", unit: isShare ? "percent" : "number" };
}
