import { MODEL_OPTIONS } from "../arguments/model-options.ts";
import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import { LIMIT_OPTIONS, RECURSIVE_OPTION, THREADS_OPTION } from "../arguments/shared-options.ts";
import { DEFAULT_TRIM, TRIM_OPTION } from "../arguments/trim-option.ts";
import { VISUALIZE_DEFAULTS } from "../visualize/visualize-defaults.ts";
import type { CommandSpec } from "./command-spec.ts";
import { limitDefaults } from "./shared-defaults.ts";

export const VISUALIZE_PREDICTIONS_SPEC: CommandSpec = {
  name: "visualize-predictions",
  summary: "Look at what was read: contact sheets and a page",
  usage: "<files, folders, patterns | --annotations FILE.csv> --out DIR|FILE.html|FILE.png [options]",
  description: `Shows each plate with its text below it; characters the model was unsure of are marked, and where a table gives the
labels, wrong characters too. A folder gets both: sheets as PNG (sheet.png, sheet-2.png, …) and predictions.html, one
page with filters that loads nothing from anywhere. Each tile's number is that of its line on stdout.`,
  options: [
    {
      name: "out",
      short: "o",
      value: "PATH",
      help: "A folder for both, FILE.html for the page or FILE.png for the sheets (required)",
    },
    { name: "annotations", value: "FILE.csv", help: "Take pictures and labels from a table, as lpr valid does" },
    {
      name: "task",
      value: "TASK",
      help: "ocr: every picture is one plate; pipeline: photos, in which plates are found first (default: as the table tells, else pipeline)",
    },
    ...MODEL_OPTIONS,
    {
      name: "formats",
      value: "CODES",
      help: "Registration formats as in lpr read (default: none for ocr, soft for pipeline)",
    },
    TRIM_OPTION,
    { name: "low-conf-thresh", short: "l", value: "P", help: "Mark characters less sure than this, 0 to 1" },
    {
      name: "filter-conf",
      short: "f",
      value: "P",
      help: "Show only plates with a character less sure than this, 0 to 1",
    },
    { name: "columns", value: "N", help: "Plates side by side on a sheet" },
    { name: "rows", value: "N", help: "Rows of a sheet" },
    { name: "limit", value: "N", help: "Stop after so many plates are shown" },
    { name: "overwrite", help: "Replace results that are there; never a picture that is read" },
    RECURSIVE_OPTION,
    THREADS_OPTION,
    ...LIMIT_OPTIONS,
    ...COMMON_OPTIONS,
  ],
  defaults: async () => {
    const [{ ReaderOptionsSchema }, { LOW_CONFIDENCE }] = await Promise.all([
      import("platekit"),
      import("@platekit/evaluate"),
    ]);
    return {
      ...VISUALIZE_DEFAULTS,
      trim: DEFAULT_TRIM,
      "low-conf-thresh": LOW_CONFIDENCE,
      ...limitDefaults(ReaderOptionsSchema.parse({})),
    };
  },
  examples: [
    {
      command: "lpr visualize-predictions crops/ --task ocr --out look",
      what: "pictures of single plates: sheets and a page",
    },
    { command: "lpr visualize-predictions street/ -r --out street.html", what: "whole photos, as a page" },
    {
      command: "lpr visualize-predictions --annotations val.csv --filter-conf 0.6 --out unsure.png",
      what: "only plates with an unsure character, labels beside",
    },
  ],
  writesFiles: true,
  load: async () => (await import("./visualize-predictions.ts")).runVisualizePredictions,
};
