import type { ReadChars } from "@platekit/evaluate";
import type { RasterImage } from "platekit";

/** A plate that was read, or a photo without one: its text is empty then. */
export interface ViewedPlate {
  /** As the user or the table writes it. */
  readonly source: string;
  readonly label?: string;
  readonly region?: string;
  readonly text: string;
  readonly confidence: number;
  readonly chars: ReadChars;
  /** Made when the plate is shown. */
  readonly picture: () => Promise<RasterImage>;
}

/** An input that could not be read. */
export interface FailedView {
  readonly source: string;
  readonly error: unknown;
}

/** What an input gave: one plate, several, or why there is none. */
export type ViewedInput = readonly ViewedPlate[] | FailedView;
