import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import type { CommandSpec } from "../commands/command-spec.ts";
import { DATASET_EXIT_CODES, RULES_OPTIONS } from "./dataset-options.ts";

/** Characters that are shown; `--json` has all. */
export const TOP_CHARACTERS = 10;

export const INSPECT_SPEC: CommandSpec = {
  name: "inspect",
  summary: "What is in a data set: texts, characters, sizes; or masks",
  usage: "<table.csv | folder> [options]",
  description: `A table: lengths of texts, characters, regions, sizes of pictures and boxes, each with count, mean, standard deviation
and percentiles, and what is missing, there twice or empty. A folder with images/ and masks/, or a table
image_path,mask_path: values, sizes, coverage.`,
  options: [
    { name: "json", help: "Print one JSON document: {version, kind, …}" },
    { name: "top-chars", value: "N", help: "Show this many of the most frequent characters" },
    ...RULES_OPTIONS,
    ...COMMON_OPTIONS,
  ],
  defaults: async () => ({ "top-chars": TOP_CHARACTERS }),
  examples: [
    { command: "lpr dataset inspect plates/annotations.csv", what: "a table of plates" },
    {
      command: "lpr dataset inspect plates/annotations.csv --model plate-ocr",
      what: "and which characters of the model's alphabet no text uses",
    },
    { command: "lpr dataset inspect street/", what: "street/images and street/masks" },
  ],
  exitCodes: DATASET_EXIT_CODES,
  load: async () => (await import("./inspect.ts")).runInspect,
};
