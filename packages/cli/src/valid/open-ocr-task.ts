import { rulesOfManifest } from "@platekit/dataset";
import type { PlateRow } from "@platekit/dataset";
import { createOcrSummary, toReport } from "@platekit/evaluate";
import { checkLabel } from "@platekit/core";
import { OpenRecognizerOptionsSchema, openRecognizer } from "platekit";
import type { RecognizerManifest } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { atMost } from "../run/at-most.ts";
import { commonSettings } from "./common-settings.ts";
import { openPicture } from "./open-picture.ts";
import { PLATES_PER_RUN, readCrops } from "./read-crops.ts";
import { passingRows, picturesOf, surveyTable } from "./survey-table.ts";
import { pathBeside } from "./path-beside.ts";
import { trimPicture } from "./trim-picture.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { OcrEntry } from "./valid-entry.ts";
import { requireRecognizer } from "../commands/load-task-models.ts";
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
): Promise<ValidTask<OcrEntry>> {
  const { annotations, batchSize, trim, skipBadLabels, shared } = request;
  const bundle = requireRecognizer(models);
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
  const open = (path: string) => openPicture(path, shared, signal);
  return {
    name: "ocr",
    kinds: ["ocr"],
    unit: "plates",
    total: data.rows,
    settings,
    data,
    files: () => picturesOf(annotations, signal),
    async *measure(from) {
      const rows = passingRows(annotations, { check, signal }, from);
      const gate = atMost(DECODERS);
      const work = { recognizer, trim, open: (path: string) => gate(() => open(path)), signal };
      for await (const result of readCrops(rows, work)) yield { kind: "ocr", result };
    },
    add: ({ result }) => summary.add(result),
    report: () => toReport(summary.summary(), { model: manifest.id, settings }),
    view: async ({ result }) => trimPicture((await open(pathBeside(annotations, result.imagePath))).picture, trim),
    [Symbol.asyncDispose]: () => recognizer[Symbol.asyncDispose](),
  };
}

/** What the model can never say is told before it is run. */
function labelCheck(manifest: RecognizerManifest): (row: PlateRow) => string | undefined {
  const rules = rulesOfManifest(manifest);
  return ({ text }) => checkLabel(text, rules)?.message;
}
