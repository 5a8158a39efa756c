import type { RunOptions } from "@platekit/core";
import { parseOptions } from "@platekit/core/errors";
import { createRecognizer } from "@platekit/ocr";
import type { TraceableRecognizer } from "@platekit/ocr";
import { loadFormats } from "./formats/load-formats.ts";
import { loadModel } from "./models/load-model.ts";
import { OpenRecognizerOptionsSchema, sessionOptions, splitRunOptions } from "./options.ts";
import type { OpenRecognizerOptions } from "./options.ts";

/**
 * Opens the model that reads plates alone, chosen as for `createReader`: flat plates in, texts out, and on demand the
 * network's own scores (`trace`). Whoever opens it closes it. Formats are those of a reader, `soft`, unless the options
 * say otherwise: to judge the network by itself, pass `formats: "none"`.
 *
 * @throws {TypeError} where an option is unknown or of the wrong kind.
 * @throws {RangeError} where `formats` names a country that is not among `formatCodes()`.
 * @throws {PlateError} `ERR_MODEL_…` where the model cannot be found, read or opened, or is a segmenter.
 */
export async function openRecognizer(options: OpenRecognizerOptions & RunOptions = {}): Promise<TraceableRecognizer> {
  const [run, rest] = splitRunOptions(options, "open recognizer");
  const resolved = parseOptions(OpenRecognizerOptionsSchema, rest, "open recognizer");
  const formats = loadFormats(resolved.formats);
  const model = await loadModel(resolved.recognizer, { logger: resolved.logger, signal: run.signal });
  const session = sessionOptions(resolved, run);
  return createRecognizer({ ...resolved.recognize, ...session, formats, model, onProgress: run.onProgress });
}
