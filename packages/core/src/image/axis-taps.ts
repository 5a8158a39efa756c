import { toFixedWeight } from "./fixed-point.ts";

/** For each target index of one axis: which source indices it blends, and how much of each. */
export interface AxisTaps {
  /** Source indices blended per target index. */
  readonly count: number;
  /** `target × count` source indices, clamped to the picture: its border pixel repeats outwards. */
  readonly indices: Int32Array;
  /** `target × count` integer weights; 2048 is one. */
  readonly weights: Int32Array;
}

/** A position between source pixels: `index + fraction`, fraction in [0, 1). */
export interface AxisPosition {
  readonly index: number;
  /** A float32 value. */
  readonly fraction: number;
}

export interface AxisLayout {
  readonly source: number;
  readonly target: number;
  /** Taps per target index; half of them (rounded down) lie left of the position or on it. */
  readonly count: number;
}

/** Works out the table of an axis from where each target index falls and what weights a fraction gets. */
export function makeAxisTaps(
  { source, target, count }: AxisLayout,
  positionOf: (target: number) => AxisPosition,
  weightsOf: (fraction: number) => ArrayLike<number>,
): AxisTaps {
  const indices = new Int32Array(target * count);
  const weights = new Int32Array(target * count);
  const before = count / 2 - 1;
  for (let to = 0; to < target; to += 1) {
    const { index, fraction } = positionOf(to);
    const floats = weightsOf(fraction);
    for (let tap = 0; tap < count; tap += 1) {
      indices[to * count + tap] = Math.min(Math.max(index - before + tap, 0), source - 1);
      weights[to * count + tap] = toFixedWeight(floats[tap] ?? 0);
    }
  }
  return { count, indices, weights };
}

/** Where target pixel centres fall in the source: `(i + 0.5) · source / target − 0.5`, in float32 as in OpenCV. */
export function pixelCentrePosition(source: number, target: number): (index: number) => AxisPosition {
  const step = 1 / (target / source);
  return (to) => {
    const exact = Math.fround((to + 0.5) * step - 0.5);
    const index = Math.floor(exact);
    return { index, fraction: Math.fround(exact - index) };
  };
}
