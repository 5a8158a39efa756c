import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import type { CommandSpec } from "../commands/command-spec.ts";
import { DATASET_EXIT_CODES } from "./dataset-options.ts";

/** What holds where an option is not given. */
export const SPLIT_DEFAULTS = { ratio: 0.8, test: 0, seed: 0, group: "plate" } as const;

export const SPLIT_SPEC: CommandSpec = {
  name: "split",
  summary: "Deal a data set into training, validation and test tables",
  usage: "<table.csv | folder> --out DIR [options]",
  description: `Writes train.csv, val.csv and, with --test, test.csv. Rows that share a group go to one side together, so that no plate
that was trained on is measured again; so do all rows of a picture. The same seed gives the same split. No picture is
copied or moved: the new tables tell where they lie. A folder with images/ and masks/, or a table
image_path,mask_path, gives tables of their pairs.`,
  options: [
    { name: "out", short: "o", value: "DIR", help: "Folder for the tables (required)" },
    { name: "ratio", value: "SHARE", help: "Share of the rows for train.csv, 0 to 1" },
    { name: "test", value: "SHARE", help: "Share of the rows for test.csv; the rest goes to val.csv" },
    { name: "seed", value: "N", help: "Another whole number deals the groups in another way" },
    {
      name: "group",
      value: "RULE",
      multiple: true,
      help: "What stays together: plate (the same text), column:NAME (a camera, a drive), name:REGEX (what it captures of image_path), or picture. Several rules hold all at once; any of them takes the place of plate, so name that too where it is to hold",
    },
    { name: "json", help: "Print one JSON document: {version, path, seed, sides: […], missed: […]}" },
    ...COMMON_OPTIONS,
  ],
  defaults: async () => SPLIT_DEFAULTS,
  examples: [
    { command: "lpr dataset split plates/annotations.csv -o plates/split", what: "80 % for training, by plate" },
    { command: "lpr dataset split plates/annotations.csv -o s --ratio 0.7 --test 0.15 --seed 7", what: "three tables" },
    {
      command: "lpr dataset split frames.csv -o s --group column:drive --group plate",
      what: "neither a drive nor a plate on two sides",
    },
    {
      command: "lpr dataset split frames.csv -o s --group plate --group 'name:^(.+)_t\\d+'",
      what: "the same where the drive is a part of the name",
    },
  ],
  exitCodes: DATASET_EXIT_CODES,
  load: async () => (await import("./split.ts")).runSplit,
};
