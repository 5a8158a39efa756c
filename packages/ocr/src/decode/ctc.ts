import type { PlateText } from "@platekit/core";
import { applyFormats } from "../formats/apply-formats.ts";
import type { FormatPrior } from "../formats/format-prior.ts";
import { ctcBeam, type CtcReading } from "./ctc-beam.ts";
import { ctcCharacters } from "./ctc-characters.ts";
import { ctcWeight } from "./ctc-forward.ts";
import { ctcEvidence } from "./ctc-evidence.ts";
import { ctcGreedy } from "./ctc-greedy.ts";
import { ctcLattices, type CtcLattice, type CtcShape } from "./ctc-lattice.ts";
import { ctcPositions } from "./ctc-positions.ts";
import { joinLabels } from "./join-labels.ts";
import { mergeTexts } from "./merge-texts.ts";

/** How the scores lie in memory and what the classes are called. */
export interface CtcSpec extends Omit<CtcShape, "classes"> {
  /** The classes in order, without the blank. A label may hold several letters (`서울`). */
  readonly labels: readonly string[];
}

export interface CtcDecodeOptions {
  /** `beam` reads the most probable text, `greedy` the text of the single best path. */
  readonly decoder: "beam" | "greedy";
  /** Prefixes the beam keeps from step to step. */
  readonly beamWidth: number;
  /** How many texts of the whole plate to tell, at most. */
  readonly alternatives: number;
  /** Formats of countries that speak where the scores leave a doubt; none where absent. */
  readonly prior?: FormatPrior | undefined;
}

/** A class with less than this share of its step's best one is not worth a branch of the search. */
const MIN_BRANCH_WEIGHT = 1e-3;

/**
 * Reads the scores of a CTC network.
 *
 * The beam only proposes texts, the greedy one always among them; each is then weighed exactly, over all its
 * alignments. So `beam` never reads a text less probable than the greedy one, and the probabilities of `alternatives`
 * are exact. The first alternative is the text read. `greedy` tells this one alternative only.
 *
 * @param scores `[N, T, C]` or `[N, C, T]` with `C = labels.length + 1`, row-major; `T` follows from the length.
 * @returns One text a plate, in order. An empty `chars` means that blanks alone were the most probable.
 * @throws RangeError where the length does not fit or a score is no number.
 */
export function decodeCtc(scores: Float32Array, spec: CtcSpec, options: CtcDecodeOptions): PlateText[] {
  const lattices = ctcLattices(scores, { ...spec, classes: spec.labels.length + 1 });
  return lattices.map((lattice) => readPlate(lattice, spec.labels, options));
}

function readPlate(lattice: CtcLattice, labels: readonly string[], options: CtcDecodeOptions): PlateText {
  const firstLabel = lattice.blank === 0 ? 1 : 0;
  const textOf = (classes: readonly number[]) => joinLabels(classes.map((klass) => labels[klass - firstLabel] ?? ""));
  const readings = proposals(lattice, options)
    .map((classes) => ({ classes, weight: ctcWeight(lattice, classes) }))
    .sort((a, b) => b.weight - a.weight);

  const scale = Math.exp(lattice.logScale);
  const texts = mergeTexts(
    readings.map(({ classes, weight }) => ({ text: textOf(classes), probability: weight * scale })),
  );
  const best = readings.find(({ classes }) => textOf(classes) === texts[0]?.text);
  const text = { classes: best?.classes ?? [], labels };
  const positions = ctcPositions(lattice, text.classes);
  const read: PlateText = {
    chars: ctcCharacters(lattice, text, positions),
    probability: texts[0]?.probability ?? 0,
    alternatives: texts.slice(0, options.alternatives),
  };
  if (options.prior === undefined) return read;
  const evidence = ctcEvidence(lattice, text, { positions, proposals: texts });
  return evidence === undefined ? read : applyFormats(read, evidence, options.prior);
}

/** Class sequences worth weighing, each once. */
function proposals(
  lattice: CtcLattice,
  { decoder, beamWidth, alternatives }: CtcDecodeOptions,
): CtcReading["classes"][] {
  const greedy = ctcGreedy(lattice);
  if (decoder === "greedy") return [greedy];
  const width = Math.max(beamWidth, alternatives);
  const found = ctcBeam(lattice, { beamWidth: width, minWeight: MIN_BRANCH_WEIGHT }).map(({ classes }) => classes);
  return found.some((classes) => classes.join() === greedy.join()) ? found : [...found, greedy];
}
