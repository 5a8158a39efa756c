import { DATASET_FORMATS } from "@platekit/dataset";
import { parseChoice } from "../arguments/parse-choice.ts";
import { parseNumber } from "../arguments/parse-number.ts";
import type { ParsedOptions } from "../arguments/parse-options.ts";
import { UsageError } from "../usage-error.ts";

/** What `lpr dataset convert` was asked for. */
export interface ConvertRequest {
  readonly from: string;
  readonly to: string;
  readonly input: string;
  readonly output: string;
  /** Shown beyond a plate that is cut out, as a share of its sides; `undefined` where nothing was said. */
  readonly margin: number | undefined;
}

/** What a rectifier can add on every side. */
const MOST_MARGIN = 0.5;

/** @throws {UsageError} */
export function parseConvertRequest(options: ParsedOptions): ConvertRequest {
  const from = parseChoice(options, "from", names(DATASET_FORMATS));
  const to = parseChoice(options, "to", names(DATASET_FORMATS.filter(({ write }) => write !== undefined)));
  if (from === undefined || to === undefined) throw new UsageError("Two formats are wanted: --from FORMAT --to FORMAT");
  const [input, output, third] = options.positionals;
  if (input === undefined || output === undefined || input === "" || output === "") {
    throw new UsageError("Two paths are wanted: IN and OUT");
  }
  if (third !== undefined) throw new UsageError(`Two paths are wanted: IN and OUT, got a third one: ${third}`);
  return { from, to, input, output, margin: parseMargin(options, to) };
}

function parseMargin(options: ParsedOptions, to: string): number | undefined {
  const margin = parseNumber(options, "crop-margin", { min: 0, max: MOST_MARGIN });
  const crops = DATASET_FORMATS.filter(({ isCrops }) => isCrops === true);
  if (margin === undefined || crops.some(({ name }) => name === to)) return margin;
  throw new UsageError(`Option --crop-margin is for plates that are cut out: --to ${names(crops).join(" or ")}`);
}

function names(formats: typeof DATASET_FORMATS): readonly string[] {
  return formats.map(({ name }) => name);
}
