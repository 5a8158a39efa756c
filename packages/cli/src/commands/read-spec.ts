import { COMMON_OPTIONS } from "../arguments/option-spec.ts";
import { READING_LIMIT_OPTIONS } from "../arguments/reading-limits.ts";
import { LIMIT_OPTIONS, RECURSIVE_OPTION, THREADS_OPTION } from "../arguments/shared-options.ts";
import type { CommandSpec } from "./command-spec.ts";
import { limitDefaults } from "./shared-defaults.ts";

export const READ_SPEC: CommandSpec = {
  name: "read",
  summary: "Read the plates in photos",
  usage: "<files, folders, patterns, - for stdin> [options]",
  description: `Finds the license plates in each photo and reads them: text, confidence and the four corners.
Everything runs on this machine; no photo leaves it. Photos: JPEG, PNG, WebP, AVIF, TIFF, GIF (first frame).`,
  options: [
    { name: "json", help: "Print one JSON document: {version, results: […]}" },
    { name: "ndjson", help: "Print one JSON object a line and a photo, as soon as it is read" },
    { name: "draw", value: "DIR", help: "Write each photo with its plates drawn in, into this folder" },
    { name: "crops", value: "DIR", help: "Write each plate seen from the front as PNG, into this folder" },
    {
      name: "model",
      value: "ID|DIR",
      multiple: true,
      help: "Another model: an embedded id or a model folder. Takes the place of the one with the same task; give it twice for both",
    },
    ...READING_LIMIT_OPTIONS,
    {
      name: "formats",
      value: "CODES",
      help: "Let the plate formats of countries settle what the image leaves in doubt, such as O or 0. CODES: the countries expected (br,de), soft for all of them, more carefully, or none",
    },
    { name: "overwrite", help: "Let --draw and --crops replace pictures that are there; never a photo that is read" },
    RECURSIVE_OPTION,
    THREADS_OPTION,
    ...LIMIT_OPTIONS,
    ...COMMON_OPTIONS,
  ],
  defaults: async () => {
    const { ReaderOptionsSchema } = await import("platekit");
    const { minEvidence, minConfidence, minLength, formats, ...rest } = ReaderOptionsSchema.parse({});
    return {
      "min-evidence": minEvidence,
      "min-confidence": minConfidence,
      "min-length": minLength,
      formats: String(formats),
      ...limitDefaults(rest),
    };
  },
  examples: [
    { command: "lpr read photo.jpg", what: "a table on the terminal" },
    { command: "lpr read parking/ --recursive --ndjson > plates.ndjson", what: "a folder and its subfolders" },
    { command: "lpr read photo.jpg --formats de,at,ch", what: "plates of these countries are expected" },
    { command: 'lpr read "shots/**/*.jpg" --draw out', what: "a quoted pattern works in every shell" },
    { command: "curl -s https://example.org/car.jpg | lpr read - --json", what: "a photo from stdin" },
  ],
  load: async () => (await import("./read.ts")).runRead,
};
