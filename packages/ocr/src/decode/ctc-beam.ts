import type { CtcLattice } from "./ctc-lattice.ts";

export interface CtcBeamOptions {
  /** Prefixes kept from step to step; `Infinity` keeps all, which makes the search exact. */
  readonly beamWidth: number;
  /** Classes with a lower weight against the best of their step are not followed, in [0, 1]. */
  readonly minWeight: number;
}

/** A reading as classes without blanks, and the weight of the alignments met that spell it. */
export interface CtcReading {
  readonly classes: readonly number[];
  /** `exp(lattice.logScale) × weight` is a probability; too small where the beam dropped some alignments. */
  readonly weight: number;
}

/** A prefix: its last class and the prefix before that. Each prefix exists once, so it can be compared by identity. */
interface Prefix {
  readonly last: number;
  readonly parent: Prefix | undefined;
  readonly children: Map<number, Prefix>;
}

/** Weight of the alignments that spell a prefix, by how they end: only a blank lets a label repeat. */
interface Ending {
  blank: number;
  label: number;
}

type Beam = ReadonlyMap<Prefix, Readonly<Ending>>;

const NO_CLASS = -1;

/**
 * Prefix beam search over alignments, without a lexicon: alignments that spell the same text are added up, so a text
 * with many likely alignments beats one with a single slightly likelier alignment.
 *
 * Graves, "Supervised Sequence Labelling with Recurrent Neural Networks" (2012), §7.5.3; Hannun et al.,
 * "First-Pass Large Vocabulary Continuous Speech Recognition using Bi-Directional Recurrent DNNs" (2014), without the
 * language model. Weights are relative to the best path, so plain sums stand in for sums of logarithms.
 *
 * @returns At most `beamWidth` readings, best first.
 */
export function ctcBeam(lattice: CtcLattice, { beamWidth, minWeight }: CtcBeamOptions): CtcReading[] {
  const root: Prefix = { last: NO_CLASS, parent: undefined, children: new Map() };
  let beam: Beam = new Map([[root, { blank: 1, label: 0 }]]);
  for (let step = 0; step < lattice.steps; step++) {
    const weights = lattice.weights.subarray(step * lattice.classes, (step + 1) * lattice.classes);
    const followed = likelyClasses(weights, { beamWidth, minWeight });
    beam = keepBest(extendAll(beam, { weights, followed, blank: lattice.blank }), beamWidth);
  }
  return Array.from(keepBest(beam, beamWidth), ([prefix, ending]) => ({
    classes: spell(prefix),
    weight: total(ending),
  })).sort((a, b) => b.weight - a.weight);
}

interface Step {
  readonly weights: Float64Array;
  readonly followed: readonly number[];
  readonly blank: number;
}

function extendAll(beam: Beam, { weights, followed, blank }: Step): Beam {
  const next = new Map<Prefix, Ending>();
  for (const [prefix, ending] of beam) {
    for (const klass of followed) {
      const weight = weights[klass] ?? 0;
      if (klass === blank) {
        endingOf(next, prefix).blank += total(ending) * weight;
      } else if (klass === prefix.last) {
        if (ending.label > 0) endingOf(next, prefix).label += ending.label * weight;
        if (ending.blank > 0) endingOf(next, childOf(prefix, klass)).label += ending.blank * weight;
      } else {
        endingOf(next, childOf(prefix, klass)).label += total(ending) * weight;
      }
    }
  }
  return next;
}

function keepBest(beam: Beam, width: number): Beam {
  if (beam.size <= width) return beam;
  const sorted = Array.from(beam).sort(([, a], [, b]) => total(b) - total(a));
  return new Map(sorted.slice(0, width));
}

/**
 * Classes worth following. A prefix goes on with at most `beamWidth` of them into the next beam; two more make up for
 * the blank and the repeated label, which both stay on the prefix.
 */
function likelyClasses(weights: Float64Array, { beamWidth, minWeight }: CtcBeamOptions): number[] {
  const classes: number[] = [];
  for (let klass = 0; klass < weights.length; klass++) {
    const weight = weights[klass] ?? 0;
    if (weight > 0 && weight >= minWeight) classes.push(klass);
  }
  if (classes.length <= beamWidth + 2) return classes;
  return classes.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0)).slice(0, beamWidth + 2);
}

function endingOf(beam: Map<Prefix, Ending>, prefix: Prefix): Ending {
  const known = beam.get(prefix);
  if (known) return known;
  const fresh = { blank: 0, label: 0 };
  beam.set(prefix, fresh);
  return fresh;
}

function childOf(parent: Prefix, last: number): Prefix {
  const known = parent.children.get(last);
  if (known) return known;
  const fresh: Prefix = { last, parent, children: new Map() };
  parent.children.set(last, fresh);
  return fresh;
}

function total({ blank, label }: Readonly<Ending>): number {
  return blank + label;
}

function spell(prefix: Prefix): number[] {
  const classes: number[] = [];
  for (let at: Prefix | undefined = prefix; at?.parent; at = at.parent) classes.push(at.last);
  return classes.reverse();
}
