import { MODEL_OPTIONS } from "../arguments/model-options.ts";
import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import { READING_LIMIT_OPTIONS } from "../arguments/reading-limits.ts";
import { LIMIT_OPTIONS, THREADS_OPTION } from "../arguments/shared-options.ts";
import { DEFAULT_TRIM, TRIM_OPTION } from "../arguments/trim-option.ts";
import { VALID_DEFAULTS } from "../valid/valid-defaults.ts";
import type { CommandSpec } from "./command-spec.ts";
import { limitDefaults } from "./shared-defaults.ts";

export const VALID_SPEC: CommandSpec = {
  name: "valid",
  summary: "Measure models on labelled data",
  usage: "--annotations FILE.csv [options]",
  description: `Reads labelled pictures and tells how many readings are right, with 95 % intervals, by region and by confidence.
Tasks, told by the data:
  ocr       pictures of one plate each: a table image_path,plate_text[,plate_region]
  pipeline  photos: a table image_path,plate_text,xmin,ymin,xmax,ymax[,region], or corners x1,y1,…,x4,y4
  segment   masks: a folder with images/ and masks/ (NAME.png or NAME.jpg.png), or a table image_path,mask_path
Paths are taken from the folder of the table, or are absolute. What each number means: docs/metrics.md.`,
  options: [
    { name: "annotations", value: "FILE|DIR", help: "The labels: a CSV table, or a folder with images/ and masks/" },
    { name: "task", value: "TASK", help: "ocr, pipeline or segment, where the data does not tell" },
    ...MODEL_OPTIONS,
    {
      name: "batch-size",
      value: "N",
      help: "ocr: rows of a batch in plate_acc, cat_acc, top_3_k and plate_len_acc, which are means of batch means as in fast-plate-ocr; 1 is the mean over all rows",
    },
    TRIM_OPTION,
    {
      name: "formats",
      value: "CODES",
      help: "Registration formats as in lpr read: br,de … or soft or none (default: none for ocr, soft for pipeline)",
    },
    {
      name: "negatives",
      value: "DIR",
      multiple: true,
      help: "pipeline: photos without a plate, subfolders too; every reading there is false",
    },
    ...READING_LIMIT_OPTIONS.map((option) => ({ ...option, help: `pipeline, as in lpr read: ${option.help}` })),
    {
      name: "skip-bad-labels",
      help: "Leave out rows whose label no reading could be (too long, strange characters), and say how many",
    },
    { name: "json", value: "FILE|-", help: "Write the report as JSON; - is stdout, in place of the table" },
    {
      name: "csv",
      value: "FILE",
      help: "Write a line a plate: label, prediction, confidence, characters, times, error",
    },
    { name: "html", value: "FILE", help: "Write one page with tables, charts and the errors as pictures" },
    {
      name: "min-plate-acc",
      value: "SHARE",
      help: "ocr, pipeline: exit with 3 where less than this share of the plates is read exactly, 0 to 1",
    },
    {
      name: "min-object-recall",
      value: "SHARE",
      help: "segment: exit with 3 where object_recall is below this, 0 to 1",
    },
    { name: "resume", help: "Go on where a run with the same options was cut; needs --csv, --json FILE or --html" },
    { name: "overwrite", help: "Replace files of --json, --csv and --html that are there" },
    THREADS_OPTION,
    ...LIMIT_OPTIONS,
    ...COMMON_OPTIONS,
  ],
  defaults: async () => {
    const { ReaderOptionsSchema } = await import("platekit");
    const { minEvidence, minConfidence, minLength, ...limits } = ReaderOptionsSchema.parse({});
    return {
      "batch-size": VALID_DEFAULTS.batchSize,
      trim: DEFAULT_TRIM,
      "min-evidence": minEvidence,
      "min-confidence": minConfidence,
      "min-length": minLength,
      ...limitDefaults(limits),
    };
  },
  examples: [
    {
      command: "lpr valid --annotations crops/annotations.csv",
      what: "the default reader on pictures of single plates",
    },
    {
      command: "lpr valid --annotations val.csv --model cct.onnx --config-file plate_config.yaml",
      what: "a model of fast-plate-ocr",
    },
    {
      command: "lpr valid --annotations scenes.csv --negatives empty/ --html report.html",
      what: "whole photos, with a page of the errors",
    },
    { command: "lpr valid --annotations val.csv --csv rows.csv --resume", what: "go on after Ctrl+C" },
    {
      command: "lpr valid --annotations val.csv --quiet --json - --min-plate-acc 0.9",
      what: "in a build: exit code 3 below 90 %",
    },
  ],
  exitCodes: `0 all measured · 1 some rows could not be measured (they count as wrong) · 2 called wrongly, or data or
model cannot be used: nothing was done · 3 below --min-plate-acc or --min-object-recall · 130 stopped by Ctrl+C ·
143 stopped by SIGTERM`,
  load: async () => (await import("./valid.ts")).runValid,
};
