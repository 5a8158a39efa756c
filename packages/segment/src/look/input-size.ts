import type { InputSpec } from "@platekit/core";
import type { SourceSize } from "./cut-to-source.ts";

/** What the size of a network's input depends on. */
export type SizeSpec = Pick<InputSpec, "width" | "height" | "multipleOf">;

/**
 * Input size for a look at `window`: the nominal size where the network takes no other. A network that takes any size
 * gets the window's own shape, reduced to fit the nominal size and never enlarged, so that a wide photo costs no
 * padding: 1920 × 1080 goes into 512 × 288.
 *
 * @param share Share of the nominal sides to use, in (0, 1].
 */
export function inputSize(spec: SizeSpec, window: SourceSize, share = 1): SourceSize {
  const { multipleOf } = spec;
  if (multipleOf === undefined) return { width: spec.width, height: spec.height };
  const scale = share * Math.min(spec.width / window.width, spec.height / window.height, 1);
  return {
    width: roundUp(window.width * scale, multipleOf),
    height: roundUp(window.height * scale, multipleOf),
  };
}

/**
 * Input size of the second look: half the nominal sides, a quarter of the work, where the network takes any size.
 */
export function closeInputSize({ width, height, multipleOf }: SizeSpec): SourceSize {
  if (multipleOf === undefined) return { width, height };
  return { width: roundUp(width / 2, multipleOf), height: roundUp(height / 2, multipleOf) };
}

/** Rounding noise below this does not make a side longer by one step. */
const EPSILON = 1e-6;

function roundUp(side: number, multipleOf: number): number {
  return Math.max(Math.ceil(side / multipleOf - EPSILON), 1) * multipleOf;
}
