import { prefetch } from "@platekit/core";
import { boxCorners } from "@platekit/core/geometry";
import { normalizePlateText } from "@platekit/core";
import { scorePhoto } from "@platekit/evaluate";
import type { LabelScore } from "@platekit/evaluate";
import type { PlateReading, RasterImage } from "platekit";
import { plateView } from "../draw/plate-view.ts";
import { untilAborted } from "../run/until-aborted.ts";
import type { OpenedPicture } from "../valid/open-picture.ts";
import type { SceneWork } from "../valid/read-scenes.ts";
import type { ViewInput } from "./list-views.ts";
import type { ViewedInput, ViewedPlate } from "./viewed-plate.ts";

/**
 * Reads photos one after the other: every labelled plate with what was read there, then what was read beside them; a
 * photo with neither stands for itself. Ends early where the signal stops it.
 */
export async function* viewPhotos(inputs: readonly ViewInput[], work: SceneWork): AsyncGenerator<ViewedInput> {
  for await (const prepared of prefetch(untilAborted(inputs, work.signal), ({ path }) => work.open(path))) {
    const { source } = prepared.item;
    try {
      if ("error" in prepared) throw prepared.error;
      const views = await viewPhoto(prepared.item, prepared.value, work);
      if (work.signal.aborted) return;
      yield views;
    } catch (error) {
      if (work.signal.aborted) return;
      yield { source, error };
    }
  }
}

async function viewPhoto(
  { source, labels }: ViewInput,
  { picture }: OpenedPicture,
  { reader, signal }: SceneWork,
): Promise<readonly ViewedPlate[]> {
  const { plates } = await reader.trace(picture, { signal });
  const readings = plates.map(({ reading }) => reading);
  const { labels: scores, matched, unmatched } = scorePhoto(labels, readings);
  const labelled = scores.map((score, index) => labelledView(score, { source, picture, reading: matched[index] }));
  const others = unmatched.map((reading) => ({ source, ...readingView(reading, picture) }));
  const views = [...labelled, ...others];
  return views.length > 0 ? views : [{ source, ...NOTHING, picture: async () => picture }];
}

const NOTHING = { text: "", confidence: 0, chars: [] } as const;

interface SeenPlate {
  readonly source: string;
  readonly picture: RasterImage;
  /** What the label was given. */
  readonly reading: PlateReading | undefined;
}

function labelledView(score: LabelScore, { source, picture, reading }: SeenPlate): ViewedPlate {
  const { text, region, box, quad } = score;
  const place = { source, label: normalizePlateText(text), ...(region === undefined ? {} : { region }) };
  if (reading !== undefined) return { ...place, ...readingView(reading, picture) };
  return { ...place, ...NOTHING, picture: () => plateView(picture, quad ?? boxCorners(box)) };
}

function readingView(
  { text, confidence, chars, polygon }: PlateReading,
  photo: RasterImage,
): Pick<ViewedPlate, "text" | "confidence" | "chars" | "picture"> {
  return { text, confidence, chars, picture: () => plateView(photo, polygon) };
}
