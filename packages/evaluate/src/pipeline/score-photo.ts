import { normalizePlateText } from "@platekit/core";
import { boxIou, polygonBounds, polygonIou } from "@platekit/core/geometry";
import type { Polygon } from "@platekit/core/geometry";
import { foldPlateText } from "../plate-text.ts";
import type { LabelScore, PlateLabel } from "../results.ts";
import { matchReadings } from "./match-readings.ts";

/** Overlap from which a plate counts as found. Boxes of data sets are often templates: more would measure the template. */
const FOUND_IOU = 0.3;
export const FOUND_IOU_TIGHT = 0.5;

/** What a reader said of a photo. */
export interface SceneReading {
  readonly text: string;
  readonly confidence: number;
  /** Convex; source pixels. */
  readonly polygon: Polygon;
}

export interface PhotoScore<Reading extends SceneReading = SceneReading> {
  /** In the order of the labels. */
  readonly labels: readonly LabelScore[];
  /** The reading each label was given, in the same order; `undefined` where the plate was not found. */
  readonly matched: readonly (Reading | undefined)[];
  /** Readings that belong to no label, in their order: false, or of plates nobody labelled. */
  readonly unmatched: readonly Reading[];
}

/**
 * Scores the labelled plates of a photo. A reading belongs to one label at most (`matchReadings`); where several belong to
 * one label, the right text counts. With one label, every reading is looked at.
 */
export function scorePhoto<Reading extends SceneReading>(
  labels: readonly PlateLabel[],
  readings: readonly Reading[],
): PhotoScore<Reading> {
  const bounds = readings.map(({ polygon }) => polygonBounds(polygon));
  const overlaps = labels.map(({ box }) => bounds.map((reading) => boxIou(reading, box)));
  const owners = matchReadings(overlaps, FOUND_IOU);
  const scores = labels.map((label, index) => {
    const free = readings.map((reading, at) => ({ reading, iou: overlaps[index]?.[at] ?? 0, owner: owners[at] }));
    return scoreLabel(
      label,
      free.filter(({ owner }) => owner === undefined || owner === index),
    );
  });
  return {
    labels: scores.map(({ score }) => score),
    matched: scores.map(({ told }) => told),
    unmatched: readings.filter((_, at) => owners[at] === undefined),
  };
}

interface Candidate<Reading> {
  readonly reading: Reading;
  readonly iou: number;
}

function scoreLabel<Reading extends SceneReading>(
  label: PlateLabel,
  candidates: readonly Candidate<Reading>[],
): { readonly score: LabelScore; readonly told: Reading | undefined } {
  const ranked = candidates.toSorted((a, b) => b.iou - a.iou);
  const found = ranked.filter(({ iou }) => iou >= FOUND_IOU);
  const strict = found.find(({ reading }) => normalizePlateText(reading.text) === normalizePlateText(label.text));
  const folded = found.find(({ reading }) => foldPlateText(reading.text) === foldPlateText(label.text));
  const told = (strict ?? folded ?? found[0])?.reading;
  const iou = ranked[0]?.iou ?? 0;
  const { quad } = label;
  const score = {
    ...label,
    iou,
    ...(quad === undefined
      ? {}
      : { quadIou: Math.max(0, ...ranked.map((it) => polygonIou(quad, it.reading.polygon))) }),
    found03: found.length > 0,
    found05: iou >= FOUND_IOU_TIGHT,
    readStrict: strict !== undefined,
    readFolded: folded !== undefined,
    read: told?.text ?? "",
    confidence: told?.confidence ?? 0,
  };
  return { score, told };
}
