import { stat } from "node:fs/promises";
import { relative, sep } from "node:path";
import { loadMaskPairs, readMask } from "@platekit/dataset";
import type { MaskPairs } from "@platekit/dataset";
import { createSegmentSummary, toReport } from "@platekit/evaluate";
import { PlateError } from "@platekit/core/errors";
import { openSegmenter, OpenSegmenterOptionsSchema, paintRegions } from "platekit";
import type { CliContext } from "../cli-context.ts";
import { maskView } from "../draw/mask-view.ts";
import { commonSettings } from "./common-settings.ts";
import { openPicture } from "./open-picture.ts";
import { openPair, readMasks } from "./read-masks.ts";
import type { MaskItem } from "./read-masks.ts";
import { sha256Of } from "./sha256-of.ts";
import type { MaskEntry } from "./valid-entry.ts";
import { requireModel } from "../commands/load-task-models.ts";
import type { ChosenModels } from "../commands/choose-models.ts";
import type { ValidRequest } from "./valid-request.ts";
import type { ValidTask } from "./valid-task.ts";

/**
 * Photos with masks: a folder with `images/` and `masks/`, or a table `image_path,mask_path`, and a model that finds
 * plates.
 *
 * @throws {PlateError} `ERR_DATASET_…` where there are no pairs; `ERR_MODEL_…` where the model cannot be opened.
 */
export async function openSegmentTask(
  { annotations, shared }: ValidRequest,
  models: ChosenModels,
  { signal }: Pick<CliContext, "signal">,
): Promise<ValidTask<MaskEntry>> {
  const data = await loadMaskPairs(annotations);
  const folder = (await stat(annotations)).isDirectory() ? annotations : undefined;
  const items = toItems(data, folder);
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
    kinds: ["segment"],
    unit: "photos",
    total: items.length,
    settings,
    data: {
      rows: items.length,
      duplicates: [],
      duplicateRows: 0,
      skippedRows: 0,
      boxedRows: 0,
      unknownRegions: { rows: 0, names: [] },
    },
    files: () => filesOf(data),
    async *measure(from) {
      for await (const result of readMasks(items.slice(from), work)) yield { kind: "segment", result };
    },
    add: ({ result }) => summary.add(result),
    report: () => toReport(summary.summary(), { model: bundle.manifest.id, settings }),
    view: async ({ result: { imagePath } }) => {
      const { picture, truth } = await openPair(requireItem(items, imagePath), work);
      const regions = await segmenter.segment(picture, { signal });
      return maskView(picture, { predicted: paintRegions(regions, picture), truth });
    },
    [Symbol.asyncDispose]: () => segmenter[Symbol.asyncDispose](),
  };
}

/** Pairs in their order, called as a table writes them or below the folder, then the files that have no partner: they fail. */
function toItems({ pairs, problems }: MaskPairs, folder: string | undefined): readonly MaskItem[] {
  const below = (path: string) =>
    relative(folder ?? "", path)
      .split(sep)
      .join("/");
  return [
    ...pairs.map((pair) => ({ imagePath: folder === undefined ? pair.name : below(pair.image), pair })),
    ...problems.map(({ path, message }) => ({ imagePath: below(path), problem: `Cannot use ${path}: ${message}` })),
  ];
}

function filesOf({ pairs, problems }: MaskPairs): readonly string[] {
  return [...pairs.flatMap(({ image, mask }) => [image, mask]), ...problems.map(({ path }) => path)];
}

function requireItem(items: readonly MaskItem[], imagePath: string): MaskItem {
  const item = items.find((each) => each.imagePath === imagePath);
  if (item === undefined) throw new TypeError(`Cannot show ${imagePath}: must be one of the photos that were measured`);
  return item;
}
