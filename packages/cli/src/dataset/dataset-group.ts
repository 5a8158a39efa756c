import type { CommandGroup } from "../commands/command-group.ts";
import { CONVERT_SPEC } from "./convert-spec.ts";
import { INSPECT_SPEC } from "./inspect-spec.ts";
import { SPLIT_SPEC } from "./split-spec.ts";
import { VERIFY_SPEC } from "./verify-spec.ts";

export const DATASET_GROUP: CommandGroup = {
  name: "dataset",
  summary: "Look at, check, split and convert labelled plates",
  description: `Tools for labelled data: tables of plates (image_path,plate_text and more, as fast-plate-ocr has them) and folders
of photos and masks (images/ and masks/). Originals are never changed.`,
  commands: [INSPECT_SPEC, VERIFY_SPEC, SPLIT_SPEC, CONVERT_SPEC],
  fallback: "to look at a data set: lpr dataset inspect",
  examples: [
    { command: "lpr dataset inspect plates/annotations.csv", what: "texts, characters and sizes" },
    {
      command: "lpr dataset verify plates/annotations.csv --model plate-ocr",
      what: "what a model can never read, and more",
    },
  ],
};
