import type { PlateText } from "@platekit/core";
import type { CtcManifest, ModelOutputs, SlotsManifest } from "@platekit/core/onnx";
import type { PadRemoval } from "./decode/pad-removal.ts";
import type { FormatPrior } from "./formats/format-prior.ts";

/** The models this package reads with. */
export type RecognizerManifest = SlotsManifest | CtcManifest;

/** What callers choose about decoding; each family uses what concerns it. */
export interface DecodeOptions {
  readonly padRemoval: PadRemoval;
  readonly decoder: "beam" | "greedy";
  readonly beamWidth: number;
  readonly alternatives: number;
  /** Formats of countries that speak where the network leaves a doubt. */
  readonly prior?: FormatPrior | undefined;
}

/** A model family: how its answer is read. No session, no files, no images. */
export interface RecognizerAdapter {
  readonly family: RecognizerManifest["family"];
  /**
   * @param outputs The network's answer for one or more plates.
   * @returns One text a plate, in order.
   * @throws RangeError where the answer is not what the manifest says.
   */
  decode(outputs: ModelOutputs): readonly PlateText[];
}
