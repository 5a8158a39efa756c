import { prefetch } from "@platekit/core";
import { polygonBounds } from "@platekit/core/geometry";
import type { SceneRow } from "@platekit/dataset";
import { scorePhoto } from "@platekit/evaluate";
import type { NegativeResult, PipelineResult, PlateLabel } from "@platekit/evaluate";
import { describeError } from "../output/describe-error.ts";
import type { PlateReading, ProgressEvent, Reader } from "platekit";
import { untilAborted } from "../run/until-aborted.ts";
import type { OpenedPicture } from "./open-picture.ts";
import { roundChars } from "./round-chars.ts";
import { roundMs } from "./round-ms.ts";
import type { NegativeEntry, SceneEntry } from "./valid-entry.ts";

/** A photo with the plates that are labelled in it; one without a plate has none. */
export interface Scene {
  readonly imagePath: string;
  readonly path: string;
  readonly isNegative: boolean;
  readonly labels: readonly PlateLabel[];
}

export interface SceneWork {
  readonly reader: Pick<Reader, "trace">;
  readonly open: (path: string) => Promise<OpenedPicture>;
  readonly signal: AbortSignal;
}

/** Groups rows by photo, photos in the order they are met. */
export function toScenes(rows: readonly SceneRow[]): readonly Scene[] {
  const scenes = new Map<string, Scene & { readonly labels: PlateLabel[] }>();
  for (const row of rows) {
    const { path, imagePath } = row;
    const scene = scenes.get(path) ?? { path, imagePath, isNegative: false, labels: [] };
    scene.labels.push(toLabel(row));
    scenes.set(path, scene);
  }
  return [...scenes.values()];
}

function toLabel({ line, text, region, box, quad }: SceneRow): PlateLabel {
  return {
    line,
    text,
    box,
    ...(region === undefined ? {} : { region }),
    ...(quad === undefined ? {} : { quad }),
  };
}

/**
 * Reads photos one after the other, one `trace` a photo, while the next one is decoded. A photo that cannot be opened or
 * read gives an entry with an `error`. Ends early where the signal stops it.
 */
export async function* readScenes(
  scenes: readonly Scene[],
  work: SceneWork,
): AsyncGenerator<SceneEntry | NegativeEntry> {
  for await (const prepared of prefetch(untilAborted(scenes, work.signal), ({ path }) => work.open(path))) {
    const scene = prepared.item;
    try {
      if ("error" in prepared) throw prepared.error;
      const entry = await readScene(scene, prepared.value, work);
      if (work.signal.aborted) return;
      yield entry;
    } catch (error) {
      if (work.signal.aborted) return;
      yield failed(scene, error);
    }
  }
}

async function readScene(
  scene: Scene,
  { picture, ms: decode }: OpenedPicture,
  work: SceneWork,
): Promise<SceneEntry | NegativeEntry> {
  const ms: Record<string, number> = { decode: roundMs(decode) };
  const onProgress = (event: ProgressEvent): void => {
    const stage = event.stage === "recognize" ? "ocr" : event.stage;
    if ("ms" in event) ms[stage] = roundMs(event.ms);
  };
  const { plates } = await work.reader.trace(picture, { signal: work.signal, onProgress });
  const readings = plates.map(({ reading }) => reading);
  const { imagePath } = scene;
  if (scene.isNegative) return toNegative(imagePath, readings);
  const { labels, matched } = scorePhoto(scene.labels, readings);
  const result: PipelineResult = { imagePath, labels, readings: readings.length, ms };
  return { kind: "pipeline", result, chars: matched.map((reading) => roundChars(reading?.chars ?? [])) };
}

function toNegative(imagePath: string, readings: readonly PlateReading[]): NegativeEntry {
  // Not rounded: thresholds are compared with what a reader compares with its own.
  const confidences = readings.map(({ confidence }) => confidence);
  const result: NegativeResult = { imagePath, texts: readings.map(({ text }) => text), confidences };
  const told = readings.map(({ text, confidence, chars, polygon }) => ({
    text,
    confidence,
    chars: roundChars(chars),
    box: polygonBounds(polygon),
  }));
  return { kind: "negative", result, readings: told };
}

function failed({ imagePath, isNegative, labels }: Scene, cause: unknown): SceneEntry | NegativeEntry {
  const error = describeError(cause);
  if (isNegative) return { kind: "negative", result: { imagePath, error, texts: [], confidences: [] }, readings: [] };
  const { labels: scores } = scorePhoto(labels, []);
  return { kind: "pipeline", result: { imagePath, error, labels: scores, readings: 0, ms: {} }, chars: [] };
}
