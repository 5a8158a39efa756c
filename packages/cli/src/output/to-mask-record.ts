import type { ImageFormat, MaskedPhoto } from "platekit";
import { cutShare } from "./cut-share.ts";
import { round } from "./round.ts";
import { toPointRecord } from "./to-record.ts";

/** One photo that was masked. Holds no text: nothing was read. */
export interface MaskRecord {
  readonly source: string;
  readonly output: string;
  readonly format: ImageFormat | undefined;
  readonly width: number;
  readonly height: number;
  /** What was painted over: the plate's four corners, the outline of the paint, and how sure the place was a plate. */
  readonly regions: readonly {
    readonly polygon: readonly { readonly x: number; readonly y: number }[];
    readonly outline: readonly { readonly x: number; readonly y: number }[];
    readonly score: number;
  }[];
  readonly ms: number;
}

/** Where a masked photo came from and went, and how many milliseconds it took. */
type MaskJob = Pick<MaskRecord, "source" | "output" | "ms">;

/** A masked photo in the form in which `--json` prints it. */
export function toMaskRecord(
  { file, width, height, regions }: MaskedPhoto,
  { source, output, ms }: MaskJob,
): MaskRecord {
  return {
    source,
    output,
    format: file?.format,
    width,
    height,
    regions: regions.map(({ polygon, outline, score }) => ({
      polygon: polygon.map(toPointRecord),
      outline: outline.map(toPointRecord),
      score: cutShare(score),
    })),
    ms: round(ms, 1),
  };
}
