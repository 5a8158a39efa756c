import type { MapPlacement } from "@platekit/core";
import { componentsAbove } from "../../src/regions/components-above.ts";
import type { Sighting } from "../../src/regions/sighting.ts";
import { asciiMap } from "../../../../test/support/ascii-mask.ts";

export const IN_PLACE: MapPlacement = { offsetX: 0, offsetY: 0, scaleX: 1, scaleY: 1 };

/** The first component of a drawing as a sighting; cells above 0.5. */
export function makeSighting(drawing: string, rest: Partial<Sighting> & { place?: MapPlacement } = {}): Sighting {
  const map = asciiMap(drawing);
  const [component] = componentsAbove(map, 0.5);
  const { place: sourceFromMap = IN_PLACE, ...given } = rest;
  return {
    placed: { map, sourceFromMap },
    component: component!,
    threshold: 0.5,
    score: 0.9,
    isClipped: false,
    ...given,
  };
}
