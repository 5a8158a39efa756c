import { cutRuns } from "./cut.ts";
import type { Cut } from "./cut.ts";
import { findDents } from "./find-dents.ts";
import { hullArea, measureShape } from "./shape.ts";

/** A cut and how convex the two parts are together. */
export interface CornerCut {
  readonly cut: Cut;
  /** Cells of both parts by the area of their convex hulls, in (0, 1]; 1 where both are convex. */
  readonly solidity: number;
}

/** Where to cut. */
export interface CornerCutSearch {
  /** Directions, in radians; the cut stands across. */
  readonly angles: readonly number[];
  /** Share of the cells each part must hold at least, in (0, 0.5]. */
  readonly minShare: number;
}

/** A part longer than this, by its moments, is no likelier a plate for it. */
const PLATE_ASPECT = 5;
/** Weight of looking like a plate: decides only between cuts whose solidity differs by less than this. */
const TIE = 0.02;

/**
 * Finds the cut through an inward corner that leaves the two most convex parts: for shapes such as an L, a step or two
 * plates corner to corner. Of equally good ones it takes the one whose parts look more like plates, up to 5 : 1.
 */
export function findCornerCut(runs: Int32Array, { angles, minShare }: CornerCutSearch): CornerCut | undefined {
  let best: (CornerCut & { readonly value: number }) | undefined;
  for (const { x, y } of findDents(runs)) {
    for (const angle of angles) {
      const cos = Math.cos(angle);
      const sin = Math.sin(angle);
      const cut = { cos, sin, offset: x * cos + y * sin };
      const found = judge(cutRuns(runs, cut), minShare, (best?.value ?? 0) - TIE);
      if (found && found.value > (best?.value ?? 0)) best = { cut, ...found };
    }
  }
  return best && { cut: best.cut, solidity: best.solidity };
}

interface Judgement {
  readonly solidity: number;
  readonly value: number;
}

/** @returns Nothing where a part is too small or the solidity is not above `atLeast`. */
function judge({ near, far }: ReturnType<typeof cutRuns>, minShare: number, atLeast: number): Judgement | undefined {
  if (near.length === 0 || far.length === 0) return undefined;
  const a = measureShape(near);
  const b = measureShape(far);
  const area = a.area + b.area;
  if (Math.min(a.area, b.area) < minShare * area) return undefined;
  const solidity = area / (hullArea(near) + hullArea(far));
  if (solidity <= atLeast) return undefined;
  const likeness = (Math.min(a.aspect, PLATE_ASPECT) * a.area + Math.min(b.aspect, PLATE_ASPECT) * b.area) / area;
  return { solidity, value: solidity + (TIE * likeness) / PLATE_ASPECT };
}
