import type { PlateRegion, PlateText, RectifiedPlate } from "./stages.ts";

/** A region with its plate seen from the front. */
export interface FoundPlate {
  /** Which of the photo's regions, from 0. */
  readonly index: number;
  readonly region: PlateRegion;
  readonly plate: RectifiedPlate;
}

/** A plate and what the recogniser says of it. */
export type ReadPlate = readonly [found: FoundPlate, text: PlateText];
