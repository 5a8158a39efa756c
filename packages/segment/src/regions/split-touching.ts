import { connectRuns } from "@platekit/core/geometry";
import type { ProbabilityMap } from "@platekit/core";
import { measureComponent } from "./component.ts";
import type { Component } from "./component.ts";
import { cutRuns } from "./cut.ts";
import { findNeck } from "./find-neck.ts";
import type { Neck } from "./find-neck.ts";
import { hullArea, measureShape } from "./shape.ts";

/** What a component was found in. */
export interface SplitContext {
  readonly map: ProbabilityMap;
  /** The threshold the component lies above, in (0, 1). */
  readonly threshold: number;
}

/** Fewer cells than this are too few to tell a neck from the stairs of a tilted edge. */
const MIN_CELLS = 120;
/** A part smaller than this share of the whole is a bump, a bracket or a tow hook, not a plate. */
const MIN_SHARE = 0.2;
/** Plates in a row or a stack are cut one after the other; more than 2⁴ in one component are not plates. */
const MAX_DEPTH = 4;

/** Half a 2 : 1 plate is shorter than this. */
const SHORTEST_PLATE = 1.4;
/** The longest common plate is 4.7 : 1; seen from 45° above it is 6.7 : 1, and soft ends make it shorter. */
const LONGEST_PLATE = 6.5;
/** Plates are convex: even with ragged borders most fill this share of their convex hull, plates a step apart less. */
const CONVEX = 0.85;

/**
 * What may be left at a neck, as a share: less than the half that a tow hook leaves where the whole may be one plate,
 * more where it is dented, most where it is too long.
 */
const NECK = { ofPlate: 0.42, ofDented: 0.6, ofLong: 0.85 } as const;

/**
 * Divides a component in which plates touch, side by side, stacked or a step apart; one plate stays whole.
 *
 * A cut must pass two tests: it goes through a neck, a straight line through little probability with much on both
 * sides, and every part it leaves looks like a plate by itself. A neck may be a place where the mask is narrow, a
 * crack in the probabilities of plates whose masks touch all along, or some of both. How deep it must be depends on
 * how well the whole would do as one plate. In doubt the whole is kept: a torn plate cannot be read.
 *
 * @returns The parts, each measured anew and in one piece; crumbs a cut leaves are dropped.
 */
export function splitTouching(component: Component, context: SplitContext): readonly Component[] {
  return split(component, context, MAX_DEPTH);
}

function split(whole: Component, context: SplitContext, depth: number): readonly Component[] {
  const neck = depth > 0 && whole.area >= MIN_CELLS ? findDeepNeck(whole, context) : undefined;
  if (!neck) return [whole];
  const { near, far } = cutRuns(whole.runs, neck.cut);
  const parts = [near, far].flatMap((runs) => split(largestPiece(context.map, runs), context, depth - 1));
  return parts.every(looksLikePlate) ? parts : [whole];
}

function largestPiece(map: ProbabilityMap, runs: Int32Array): Component {
  const pieces = connectRuns(runs).map((piece) => measureComponent(map, piece));
  return pieces.reduce((largest, piece) => (piece.area > largest.area ? piece : largest));
}

function looksLikePlate({ runs }: Component): boolean {
  const { area, aspect } = measureShape(runs);
  return aspect >= SHORTEST_PLATE && aspect <= LONGEST_PLATE && area >= CONVEX * hullArea(runs);
}

/** Degrees off the whole's own directions, for plates a step apart whose neck runs aslant; straight cuts come first. */
const SLANTS = [-30, -15, 15, 30];

function findDeepNeck({ runs, area }: Component, { map, threshold }: SplitContext): Neck | undefined {
  const { angle, aspect } = measureShape(runs);
  const isDented = area < CONVEX * hullArea(runs);
  const deep = aspect > LONGEST_PLATE ? NECK.ofLong : isDented ? NECK.ofDented : NECK.ofPlate;
  const find = (slants: readonly number[]) => {
    const turned = slants.map((degrees) => angle + (degrees * Math.PI) / 180);
    const angles = [...turned, ...turned.map((turn) => turn + Math.PI / 2)];
    const neck = findNeck(runs, { map, angles, threshold, minShare: MIN_SHARE });
    return neck && neck.ratio <= deep ? neck : undefined;
  };
  return find([0]) ?? (isDented ? find(SLANTS) : undefined);
}
