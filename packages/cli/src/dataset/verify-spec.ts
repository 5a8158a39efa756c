import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import type { CommandSpec } from "../commands/command-spec.ts";
import { RULES_OPTIONS } from "./dataset-options.ts";

export const VERIFY_SPEC: CommandSpec = {
  name: "verify",
  summary: "Check a data set: files, labels, masks",
  usage: "<table.csv | folder> [options]",
  description: `A table: pictures that are missing, damaged or tiny, boxes off the photo, and labels that are empty, there twice or,
with --model, longer than its slots, in other characters or of other regions. A folder with images/ and masks/, or
a table image_path,mask_path: photos without masks and the other way round, masks of another size or with
values between. Every finding names its place.`,
  options: [
    { name: "json", help: "Print one JSON document: {version, findings: […], summary}" },
    ...RULES_OPTIONS,
    { name: "min-height", value: "N", help: "Warn of plates of fewer rows of pixels" },
    { name: "min-width", value: "N", help: "Warn of plates of fewer columns of pixels" },
    { name: "fix", value: "OUT.csv", help: "Write the good rows into a new table: no errors, no duplicates" },
    { name: "warn-only", help: "End with 0 in spite of errors" },
    ...COMMON_OPTIONS,
  ],
  defaults: async () => {
    const { DEFAULT_MIN_SIDE } = await import("@platekit/dataset");
    return { "min-height": DEFAULT_MIN_SIDE, "min-width": DEFAULT_MIN_SIDE };
  },
  examples: [
    { command: "lpr dataset verify plates/annotations.csv", what: "files and boxes" },
    {
      command: "lpr dataset verify plates/annotations.csv --model plate-ocr --fix plates/good.csv",
      what: "and what the model can say",
    },
    { command: "lpr dataset verify street/", what: "street/images and street/masks" },
  ],
  exitCodes: `0 no errors (or --warn-only) · 1 errors were found, or the labels cannot be read · 2 called wrongly,
no such table or folder, a file would be lost, or a model cannot be opened: nothing was done
130 stopped by Ctrl+C · 143 stopped by SIGTERM`,
  load: async () => (await import("./verify.ts")).runVerify,
};
