import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import { LIMIT_OPTIONS, RECURSIVE_OPTION, THREADS_OPTION } from "../arguments/shared-options.ts";
import type { CommandSpec } from "./command-spec.ts";
import { limitDefaults } from "./shared-defaults.ts";

export const MASK_SPEC: CommandSpec = {
  name: "mask",
  summary: "Paint over the plates in photos",
  usage: "<files, folders, patterns> -o DIR [options]",
  description: `Writes a copy of each photo with its plates painted over, under the same name and in the same format, and without
EXIF, GPS position, XMP, thumbnail or comments. Nothing is read: the text network is not even loaded.
Originals and all other files stay as they are, unless --overwrite is given.
Look at the results before you publish them: no detector finds every plate.`,
  options: [
    { name: "output", short: "o", value: "DIR", help: "Folder for the masked photos; subfolders are kept (required)" },
    {
      name: "style",
      value: "STYLE",
      help: "solid (default), blur or mosaic. Only solid deletes the text; blur and mosaic can be turned back",
    },
    { name: "color", value: "#RRGGBB", help: "Colour of the solid paint (default: #000000)" },
    { name: "margin", value: "SHARE", help: "Paint past the plate's edge, as a share of its height" },
    {
      name: "threshold",
      value: "P",
      help: "How likely a place must be a plate, 0 to 1; less masks more",
    },
    {
      name: "keep",
      value: "LIST",
      help: "Keep blocks of the file: exif, icc, xmp, with commas between (default: none)",
    },
    { name: "overwrite", help: "Let the output replace a file that is there, also the original; never another input" },
    { name: "json", help: "Print a report as one JSON document: files, polygons, settings, no plate texts" },
    { name: "model", value: "ID|DIR", help: "Another segmentation model: an embedded id or a model folder" },
    RECURSIVE_OPTION,
    THREADS_OPTION,
    ...LIMIT_OPTIONS,
    ...COMMON_OPTIONS,
  ],
  defaults: async () => {
    const { MaskerOptionsSchema } = await import("platekit");
    const { margin, threshold, ...rest } = MaskerOptionsSchema.parse({});
    return { margin, threshold, ...limitDefaults(rest) };
  },
  examples: [
    { command: "lpr mask photo.jpg -o masked", what: "writes masked/photo.jpg" },
    { command: "lpr mask street/ -r -o masked", what: "a folder and its subfolders, same layout" },
    { command: "lpr mask street/ -o masked --color '#ffffff' --json", what: "white paint, and a report" },
  ],
  writesFiles: true,
  load: async () => (await import("./mask.ts")).runMask,
};
