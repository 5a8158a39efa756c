import { join, relative, sep } from "node:path";
import { readMask, readMaskPairs } from "@platekit/dataset";
import type { MaskPairs } from "@platekit/dataset";
import { createSegmentSummary, toReport } from "@platekit/evaluate";
import { PlateError } from "@platekit/core/errors";
import { openSegmenter, OpenSegmenterOptionsSchema } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { maskView } from "../draw/mask-view.ts";
import { commonSettings } from "./common-settings.ts";
import { openPicture } from "./open-picture.ts";
import { paintRegions } from "./paint-regions.ts";
import { openPair, readMasks } from "./read-masks.ts";
import type { MaskItem } from "./read-masks.ts";
import { sha256Of } from "./sha256-of.ts";
import type { ValidEntry } from "./valid-entry.ts";
import { requireModel } from "../commands/load-task-models.ts";
import type { ChosenModels } from "../commands/choose-models.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { ValidTask } from "./valid-task.ts";

/**
 * Photos with masks: a folder with `images/` and `masks/`, and a model that finds plates.
 *
 * @throws {PlateError} `ERR_DATASET_…` where the folder holds no pairs; `ERR_MODEL_…` where the model cannot be opened.
 */
export async function openSegmentTask(
  { annotations, shared }: ValidRequest,
  models: ChosenModels,
  { signal }: Pick<CliContext, "signal">,
): Promise<ValidTask> {
  const items = toItems(annotations, await readMaskPairs(annotations));
  if (items.length === 0) {
    const wanted = "folders images and masks must hold pictures, got none";
    throw new PlateError("ERR_DATASET_FORMAT", `Cannot validate with ${annotations}: ${wanted}`);
  }
  const bundle = requireModel(models, "segmenter");
  const { threads, segment } = OpenSegmenterOptionsSchema.parse(
    shared.threads === undefined ? {} : { threads: shared.threads },
  );
  const segmenter = await openSegmenter({ segmenter: bundle, threads, segment, signal });
  const summary = createSegmentSummary();
  const settings = {
    annotations,
    annotations_listing_sha256: sha256Of(JSON.stringify(items)),
    segment: { ...segment, maskThreshold: segmenter.maskThreshold },
    ...(await commonSettings([bundle], { ...shared, threads })),
  };
  const { maxPixels, maxBytes } = shared;
  const work = {
    segmenter,
    openPhoto: (path: string) => openPicture(path, shared, signal),
    openMask: (path: string) => readMask(path, { maxPixels, maxBytes, signal }),
    signal,
  };
  return {
    name: "segment",
    unit: "photos",
    total: items.length,
    settings,
    data: {
      rows: items.length,
      duplicates: [],
      duplicateRows: 0,
      skippedRows: 0,
      unknownRegions: { rows: 0, names: [] },
    },
    async *measure(from) {
      for await (const result of readMasks(items.slice(from), work)) yield { kind: "segment", result };
    },
    add: (entry) => summary.add(requireSegment(entry)),
    report: () => toReport(summary.summary(), { model: bundle.manifest.id, settings }),
    pictureOf: ({ result }) => join(annotations, result.imagePath),
    view: async (path) => {
      const { picture, truth } = await openPair(requireItem(items, relative(annotations, path)), work);
      const regions = await segmenter.segment(picture, { signal });
      return maskView(picture, { predicted: paintRegions(regions, picture), truth });
    },
    [Symbol.asyncDispose]: () => segmenter[Symbol.asyncDispose](),
  };
}

/** Pairs in the order of their names, then the files that have no partner: they fail. */
function toItems(folder: string, { pairs, problems }: MaskPairs): readonly MaskItem[] {
  return [
    ...pairs.map((pair) => ({ imagePath: `images/${pair.name}`, pair })),
    ...problems.map(({ path, message }) => ({
      imagePath: relative(folder, path),
      problem: `Cannot use ${path}: ${message}`,
    })),
  ];
}

function requireItem(items: readonly MaskItem[], imagePath: string): MaskItem {
  const item = items.find((each) => each.imagePath.split("/").join(sep) === imagePath);
  if (item === undefined) throw new TypeError(`Cannot show ${imagePath}: must be one of the photos that were measured`);
  return item;
}

function requireSegment(entry: ValidEntry) {
  if (entry.kind === "segment") return entry.result;
  throw new TypeError(`Cannot add a result: must be of task segment, got ${entry.kind}`);
}
