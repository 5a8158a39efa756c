import type { MapPlacement, ProbabilityMap } from "@platekit/core";

/** A probability map together with its place in the photo. */
export interface PlacedMap {
  readonly map: ProbabilityMap;
  readonly sourceFromMap: MapPlacement;
}

/** `outerFromMiddle ∘ middleFromInner`: where the innermost map lies in the outermost picture. */
export function composePlacements(outerFromMiddle: MapPlacement, middleFromInner: MapPlacement): MapPlacement {
  return {
    offsetX: outerFromMiddle.offsetX + outerFromMiddle.scaleX * middleFromInner.offsetX,
    offsetY: outerFromMiddle.offsetY + outerFromMiddle.scaleY * middleFromInner.offsetY,
    scaleX: outerFromMiddle.scaleX * middleFromInner.scaleX,
    scaleY: outerFromMiddle.scaleY * middleFromInner.scaleY,
  };
}

/** Source pixels covered by one cell of the map. */
export function cellArea({ scaleX, scaleY }: MapPlacement): number {
  return scaleX * scaleY;
}
