import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import type { CommandSpec } from "../commands/command-spec.ts";
import { DATASET_EXIT_CODES } from "./dataset-options.ts";

export const CONVERT_SPEC: CommandSpec = {
  name: "convert",
  summary: "Turn a data set of one format into another",
  usage: "--from FORMAT --to FORMAT <IN> <OUT> [options]",
  description: `Formats: csv (fast-plate-ocr's table, also with boxes and corners), crops (plates cut out of their photos, with such a
table: what readers are trained on), masks (images/ and masks/), coco (JSON, polygons and run lengths; FiftyOne's
layout), voc (Pascal VOC XML), tinylpr ({plate}_{index}.jpg, character boxes, labels.names), openalpr (tab-separated
truth files), openimages (Open Images V7 as FiftyOne downloads it) and fiftyone (its own export, samples.json), both
only read.
What the new format cannot say is counted and told. OUT must not be there yet, or be an empty folder; it appears when
all is done. Folders get copies of the pictures; a table tells where they lie.`,
  options: [
    { name: "from", value: "FORMAT", help: "Format of IN (required)" },
    { name: "to", value: "FORMAT", help: "Format of OUT (required)" },
    {
      name: "class",
      value: "NAME",
      multiple: true,
      help: "A class of objects that is plates; several may be given. Without it: classes whose name says plate or license",
    },
    {
      name: "crop-margin",
      value: "SHARE",
      help: "With --to crops or tinylpr: show this share of a plate's width and height beyond each side, 0 to 0.5",
    },
    { name: "allow-outside", help: "Let labels name pictures outside their data folder, as the tables of split do" },
    { name: "json", help: "Print one JSON document: {version, pictures, plates, placed, dropped, made, failed}" },
    ...COMMON_OPTIONS,
  ],
  defaults: async () => ({ "crop-margin": 0 }),
  examples: [
    { command: "lpr dataset convert --from coco --to masks export/ street/", what: "instance masks, one picture each" },
    {
      command: "lpr dataset convert --from csv --to voc scenes/annotations.csv scenes-voc/",
      what: "boxes and texts as XML",
    },
    {
      command: "lpr dataset convert --from voc --to crops --crop-margin 0.04 export/ plates/",
      what: "a table of single plates to train on",
    },
    { command: "lpr dataset convert --from openalpr --to csv benchmarks/eu eu.csv", what: "truth files as one table" },
  ],
  exitCodes: DATASET_EXIT_CODES,
  load: async () => (await import("./convert.ts")).runConvert,
};
