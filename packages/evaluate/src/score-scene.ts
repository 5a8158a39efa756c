import { boxIou, polygonBounds } from "@platekit/core/geometry";
import type { Polygon } from "@platekit/core/geometry";
import { foldPlateText, normalizePlateText } from "./plate-text.ts";
import type { SceneLabel } from "./read-scene-annotations.ts";

/** Overlap from which a plate counts as found. The labels' boxes are templates: more would measure the template. */
export const FOUND_IOU = 0.3;
const FOUND_IOU_TIGHT = 0.5;

/** What a reader said of a photo. */
export interface SceneReading {
  readonly text: string;
  readonly polygon: Polygon;
}

export interface SceneScore {
  readonly region: string;
  /** Best overlap of a reading's axis-aligned bounds with the label, in [0, 1]. */
  readonly iou: number;
  readonly found: boolean;
  readonly foundTight: boolean;
  /** A found plate whose text equals the label. */
  readonly readStrict: boolean;
  /** As strict, with O = 0 and I = 1. */
  readonly readFolded: boolean;
  /** Text of the overlapping reading, the right one where several overlap; empty where none does. */
  readonly text: string;
}

/** Scores one photo with one labelled plate; other plates in it are not labelled, so more readings are no error. */
export function scoreScene(label: SceneLabel, readings: readonly SceneReading[]): SceneScore {
  const overlaps = readings
    .map(({ text, polygon }) => ({ text, iou: boxIou(polygonBounds(polygon), label.box) }))
    .toSorted((a, b) => b.iou - a.iou);
  const found = overlaps.filter(({ iou }) => iou >= FOUND_IOU);
  const strict = found.find(({ text }) => normalizePlateText(text) === normalizePlateText(label.text));
  const folded = found.find(({ text }) => foldPlateText(text) === foldPlateText(label.text));
  const iou = overlaps[0]?.iou ?? 0;
  return {
    region: label.region,
    iou,
    found: found.length > 0,
    foundTight: iou >= FOUND_IOU_TIGHT,
    readStrict: strict !== undefined,
    readFolded: folded !== undefined,
    text: (strict ?? folded ?? found[0])?.text ?? "",
  };
}
