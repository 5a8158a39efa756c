import { createPipelineSummary, toReport } from "@platekit/evaluate";
import { isSceneRow, NO_BOX, rulesOfManifest } from "@platekit/dataset";
import type { PlateRow, SceneRow } from "@platekit/dataset";
import { checkLabel, normalizePlateText } from "@platekit/core";
import { createReader, ReaderOptionsSchema } from "platekit";
import type { RecognizerManifest } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { UsageError } from "../usage-error.ts";
import { expandInputs } from "../inputs/expand-inputs.ts";
import { describeError } from "../output/describe-error.ts";
import { commonSettings } from "./common-settings.ts";
import { openPicture } from "./open-picture.ts";
import { pathBeside } from "./path-beside.ts";
import { readScenes, toScenes } from "./read-scenes.ts";
import type { Scene } from "./read-scenes.ts";
import { sha256Of } from "./sha256-of.ts";
import { passingRows, surveyTable } from "./survey-table.ts";
import type { NegativeEntry, SceneEntry } from "./valid-entry.ts";
import { requireModel, requireRecognizer } from "../commands/load-task-models.ts";
import type { ChosenModels } from "../commands/choose-models.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { ValidTask } from "./valid-task.ts";

/**
 * Photos with plates in them: a table `image_path,plate_text,xmin,ymin,xmax,ymax[,region]` (or four corners), the whole
 * reader, and folders of photos without a plate.
 *
 * @throws {PlateError} `ERR_DATASET_…` for a table that cannot be read, a row without a box, a label no reading can be;
 *   `ERR_MODEL_…` where a model cannot be opened.
 * @throws {UsageError} for a folder of `--negatives` that is not there or holds no pictures.
 */
export async function openPipelineTask(
  request: ValidRequest,
  models: ChosenModels,
  { signal }: Pick<CliContext, "signal">,
): Promise<ValidTask<SceneEntry | NegativeEntry>> {
  const { annotations, skipBadLabels, limits, shared } = request;
  const bundles = [requireModel(models, "segmenter"), requireRecognizer(models)] as const;
  const [segmenter, recognizer] = bundles;
  const check = rowCheck(recognizer.manifest);
  const { sha256, ...data } = await surveyTable(annotations, { check, skipBad: skipBadLabels, signal });
  const rows: SceneRow[] = [];
  for await (const row of passingRows(annotations, { check, signal })) if (isSceneRow(row)) rows.push(row);
  const negatives = await listNegatives(request.negatives, signal);
  const scenes = [...toScenes(rows), ...negatives];
  const options = ReaderOptionsSchema.parse({
    ...shared,
    ...limits,
    ...(request.formats === undefined ? {} : { formats: request.formats }),
  });
  const reader = await createReader({ ...options, segmenter, recognizer, signal });
  const open = (path: string) => openPicture(path, shared, signal);
  const summary = createPipelineSummary();
  const { minEvidence, minConfidence, minLength, readAgain, formats, segment, rectify, recognize, threads } = options;
  const settings = {
    annotations,
    annotations_sha256: sha256,
    negatives: request.negatives,
    negatives_listing_sha256: sha256Of(JSON.stringify(negatives.map(toName))),
    formats,
    reader: { minEvidence, minConfidence, minLength, readAgain, segment, rectify, recognize },
    skip_bad_labels: skipBadLabels,
    ...(await commonSettings(bundles, { ...shared, threads })),
  };
  return {
    name: "pipeline",
    kinds: ["pipeline", "negative"],
    unit: "photos",
    total: scenes.length,
    settings,
    data: { ...data, boxedRows: 0 },
    files: () => scenes.map(({ path }) => path),
    measure: (from) => readScenes(scenes.slice(from), { reader, open, signal }),
    add: (entry) => (entry.kind === "negative" ? summary.addNegative(entry.result) : summary.add(entry.result)),
    report: () => {
      const model = bundles.map(({ manifest }) => manifest.id).join(" + ");
      return toReport(summary.summary(), { model, settings });
    },
    view: async ({ kind, result: { imagePath } }) =>
      (await open(kind === "negative" ? imagePath : pathBeside(annotations, imagePath))).picture,
    [Symbol.asyncDispose]: () => reader[Symbol.asyncDispose](),
  };
}

function toName({ imagePath }: Scene): string {
  return imagePath;
}

/** Labels and readings are compared by letters and digits; these must be ones the reader knows. */
function rowCheck(manifest: RecognizerManifest): (row: PlateRow) => string | undefined {
  const rules = rulesOfManifest(manifest);
  return (row) => (isSceneRow(row) ? checkLabel(normalizePlateText(row.text), rules)?.message : NO_BOX);
}

/** All pictures below the folders, sorted; subfolders too. */
async function listNegatives(folders: readonly string[], signal: AbortSignal): Promise<readonly Scene[]> {
  const { inputs } = await expandInputs(folders, { recursive: true, signal, skip: [] });
  return inputs.map((input) => {
    if ("error" in input) throw new UsageError(describeError(input.error).message, { cause: input.error });
    if (input.path === undefined) {
      throw new UsageError(`Option --negatives must be a folder of photos, got ${input.source}`);
    }
    return { imagePath: input.source, path: input.path, isNegative: true, labels: [] };
  });
}
