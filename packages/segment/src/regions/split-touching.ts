import type { ProbabilityMap } from "@platekit/core";
import { measureComponent } from "./component.ts";
import type { Component } from "./component.ts";
import { connectRuns } from "./connect-runs.ts";
import { cutRuns } from "./cut.ts";
import type { Cut } from "./cut.ts";
import { findCornerCut } from "./find-corner-cut.ts";
import { findNeck } from "./find-neck.ts";
import { hullArea, measureShape } from "./shape.ts";
import type { Shape } from "./shape.ts";

/** What a component was found in. */
export interface SplitContext {
  readonly map: ProbabilityMap;
  /** The threshold the component lies above, in (0, 1). */
  readonly threshold: number;
}

/** Fewer cells than this are too few to tell a dent from the stairs of a tilted edge. */
const MIN_CELLS = 120;
/** A part smaller than this share of the whole is a bump, a bracket or a tow hook, not a plate. */
const MIN_SHARE = 0.2;
/** A plate covered half way by a tow hook keeps 0.5; the bridge between two plates is thinner. */
const DEEP_NECK = 0.42;
/** Deep enough where the whole is no plate anyway. */
const SHALLOW_NECK = 0.7;
/** A crack in the probabilities alone, with straight borders, must go through nearly to count. */
const CRACK = 0.4;
/** The longest common plate is 4.7 : 1; seen from 45° above it is 6.7 : 1. */
const LONGEST_PLATE = 5.8;
/** Quads are convex; rounded corners cost a few hundredths. */
const CONVEX = 0.9;
/** Cells a tilted edge of length 1 lacks on its hull, because it is made of stairs. */
const STAIRS = 0.2;
/** How convex both parts must be where only the outline tells. */
const CONVEX_PARTS = 0.92;
/** Plates in a row or a stack are cut one after the other; more than 2⁴ in one component are not plates. */
const MAX_DEPTH = 4;

/**
 * Divides a component in which plates touch, side by side, stacked or corner to corner; one plate stays whole.
 *
 * Three signs are looked for, in this order:
 * 1. a corner: the whole is dented (L, step, two plates corner to corner) and one line leaves two convex parts;
 * 2. a neck: a straight line through few cells with much on both sides (deep, or shallow where the whole is
 *    too long or too dented for a plate);
 * 3. a crack: the same in the probabilities, for plates whose masks touch all along, taken only where the whole
 *    is too long for a plate or the crack runs along it.
 * A part below a fifth of the whole is never cut off, so bumps and tow hooks stay with their plate.
 *
 * @returns The parts, each measured anew and in one piece; crumbs a cut leaves are dropped.
 */
export function splitTouching(component: Component, context: SplitContext): readonly Component[] {
  return split(component, context, MAX_DEPTH);
}

function split(component: Component, context: SplitContext, depth: number): readonly Component[] {
  const cut = depth > 0 && component.area >= MIN_CELLS ? findCut(component, context) : undefined;
  if (!cut) return [component];
  const { near, far } = cutRuns(component.runs, cut);
  return [near, far].flatMap((runs) => split(largestPiece(context.map, runs), context, depth - 1));
}

function largestPiece(map: ProbabilityMap, runs: Int32Array): Component {
  const pieces = connectRuns(runs).map((piece) => measureComponent(map, piece));
  return pieces.reduce((largest, piece) => (piece.area > largest.area ? piece : largest));
}

function findCut({ runs }: Component, { map, threshold }: SplitContext): Cut | undefined {
  const shape = measureShape(runs);
  const isDented = shape.area + STAIRS * perimeter(shape) < CONVEX * hullArea(runs);
  const isLong = shape.aspect > LONGEST_PLATE;
  const angles = isDented ? [...mainAngles(shape), ...AROUND] : mainAngles(shape);

  const corner = isDented ? findCornerCut(runs, { angles, minShare: MIN_SHARE }) : undefined;
  if (corner && corner.solidity >= CONVEX_PARTS) return corner.cut;

  const neck = findNeck(runs, { map, angles, minShare: MIN_SHARE });
  if (neck && neck.ratio <= (isDented || isLong ? SHALLOW_NECK : DEEP_NECK)) return neck.cut;

  const crackAngles = isLong ? angles : [shape.angle + Math.PI / 2];
  const crack = findNeck(runs, { map, angles: crackAngles, threshold, minShare: MIN_SHARE });
  return crack && crack.ratio <= CRACK ? crack.cut : undefined;
}

/** Perimeter of the rectangle with the same second moments. */
function perimeter({ area, aspect }: Shape): number {
  return 2 * (Math.sqrt(area * aspect) + Math.sqrt(area / aspect));
}

/** Along the shape and across it. */
function mainAngles({ angle }: Shape): number[] {
  return [angle, angle + Math.PI / 2];
}

const DIRECTIONS = 12;
/** Every 15°. */
const AROUND = Array.from({ length: DIRECTIONS }, (_, index) => (index * Math.PI) / DIRECTIONS);
