import type { InputSpec } from "@platekit/core";
import { sightingBox } from "../regions/sighting.ts";
import type { Sighting } from "../regions/sighting.ts";
import type { SourceSize } from "./cut-to-source.ts";
import type { LookWindow } from "./look-window.ts";

/** A look planned. */
export interface PlannedLook {
  readonly window: LookWindow;
  /** Size of the network's input for it. */
  readonly size: SourceSize;
}

/** Networks are trained on plates up to this share of their nominal input's width. */
const LARGEST_PLATE = 0.5;
/** Out of that range, a look that shows the plate smaller by this helps. */
const SMALLER = 0.8;

/**
 * Whether a planned look at a sighting would tell more than the look it comes from: the window cut it off, or it will
 * be seen at least `minGain` times larger without leaving the range of sizes the network knows, or it was seen out of
 * that range and will come closer to it. Small photos, seen at full size at once, gain nothing.
 */
export function worthCloserLook(
  sighting: Sighting,
  { window, size }: PlannedLook,
  { input, minGain }: { readonly input: Pick<InputSpec, "width">; readonly minGain: number },
): boolean {
  if (sighting.isClipped) return true;
  const { x0, y0, x1, y1 } = sightingBox(sighting);
  const extent = Math.max(x1 - x0, y1 - y0);
  const before = extent / sighting.placed.sourceFromMap.scaleX;
  const after = extent * Math.min(size.width / window.width, size.height / window.height);
  const largest = LARGEST_PLATE * input.width;
  const isTooLarge = before > largest;
  return isTooLarge ? after < SMALLER * before : after >= minGain * before && after <= largest;
}
