import { checkLabel, rulesOfManifest } from "@platekit/dataset";
import type { PlateRow } from "@platekit/dataset";
import { createOcrSummary, toReport } from "@platekit/evaluate";
import type { ModelManifest } from "@platekit/core";
import { OpenRecognizerOptionsSchema, openRecognizer } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { atMost } from "../run/at-most.ts";
import { UsageError } from "../usage-error.ts";
import { commonSettings } from "./common-settings.ts";
import { openPicture } from "./open-picture.ts";
import { PLATES_PER_RUN, readCrops } from "./read-crops.ts";
import { passingRows, surveyTable } from "./survey-table.ts";
import { pathBeside } from "./path-beside.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { ValidEntry } from "./valid-entry.ts";
import { requireModel } from "../commands/load-task-models.ts";
import type { ChosenModels } from "../commands/choose-models.ts";
import type { ValidTask } from "./valid-task.ts";

/** Pictures decoded at a time. The rest of the machine is the network's. */
const DECODERS = 2;

/** Formats are off: the network is judged, not what is known of countries. */
const FORMATS = "none";

/**
 * Pictures of single plates: a table `image_path,plate_text[,plate_region]` and a model that reads.
 *
 * @throws {PlateError} `ERR_DATASET_…` for a table that cannot be read or a label the model can never say;
 *   `ERR_MODEL_…` where the model cannot be opened.
 */
export async function openOcrTask(
  request: ValidRequest,
  models: ChosenModels,
  { signal }: Pick<CliContext, "signal">,
): Promise<ValidTask> {
  const { annotations, batchSize, trim, skipBadLabels, shared } = request;
  const bundle = requireModel(models, "recognizer");
  const check = labelCheck(bundle.manifest);
  const regions = bundle.manifest.family === "slots" ? bundle.manifest.regions?.labels : undefined;
  const { sha256, ...data } = await surveyTable(annotations, { check, regions, skipBad: skipBadLabels, signal });
  const { threads, formats, recognize } = OpenRecognizerOptionsSchema.parse({
    formats: request.formats ?? FORMATS,
    ...(shared.threads === undefined ? {} : { threads: shared.threads }),
  });
  const recognizer = await openRecognizer({ recognizer: bundle, threads, formats, recognize, signal });
  const { manifest } = recognizer;
  const summary = createOcrSummary({
    batchSize,
    family: manifest.family,
    ...(regions === undefined ? {} : { regionLabels: regions }),
  });
  const settings = {
    annotations,
    annotations_sha256: sha256,
    batch_size: batchSize,
    plates_per_run: PLATES_PER_RUN,
    trim,
    formats,
    recognize,
    skip_bad_labels: skipBadLabels,
    ...(await commonSettings([bundle], { ...shared, threads })),
  };
  return {
    name: "ocr",
    unit: "plates",
    total: data.rows,
    settings,
    data,
    async *measure(from) {
      const rows = passingRows(annotations, { check, signal }, from);
      const gate = atMost(DECODERS);
      const open = (path: string) => gate(() => openPicture(path, shared, signal));
      for await (const result of readCrops(rows, { recognizer, trim, open, signal })) yield { kind: "ocr", result };
    },
    add: (entry) => summary.add(requireOcr(entry)),
    report: () => toReport(summary.summary(), { model: manifest.id, settings }),
    pictureOf: (entry) => pathBeside(annotations, entry.result.imagePath),
    [Symbol.asyncDispose]: () => recognizer[Symbol.asyncDispose](),
  };
}

/** What the model can never say is told before it is run. */
function labelCheck(manifest: ModelManifest): (row: PlateRow) => string | undefined {
  if (manifest.family === "mask") throw new UsageError(`A model that reads plates is wanted, got ${manifest.id}`);
  const rules = rulesOfManifest(manifest);
  return ({ text }) => checkLabel(text, rules)?.message;
}

function requireOcr(entry: ValidEntry) {
  if (entry.kind === "ocr") return entry.result;
  throw new TypeError(`Cannot add a result: must be of task ocr, got ${entry.kind}`);
}
