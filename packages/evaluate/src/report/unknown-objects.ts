import type { SegmentReport } from "./valid-report.ts";

/** What has to be said of object recall where true masks could not be read; `undefined` where all could. */
export function unknownObjects({ objects }: Pick<SegmentReport, "objects">): string | undefined {
  const { unknown_photos: photos, truth } = objects;
  if (photos === 0) return undefined;
  const [which, there] = photos === 1 ? ["1 photo", "in it"] : [`${photos} photos`, "in them"];
  const counted = truth === 1 ? "the 1 plate" : `the ${truth} plates`;
  return `No true mask could be read for ${which}: how many plates are ${there} is unknown. object_recall is of ${counted} in the others.`;
}
