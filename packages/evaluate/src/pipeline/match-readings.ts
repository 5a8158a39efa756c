/**
 * Gives readings to labels: the pair that overlaps most first, a label once and a reading once, as far as they overlap
 * enough; then what is left to the label it overlaps most, so that a plate read twice is no false reading.
 *
 * @param overlaps IoU by label, then by reading.
 * @param least Pairs that overlap less do not belong together.
 * @returns The label's index for each reading, or `undefined`; of equal pairs the first label, then the first reading, wins.
 */
export function matchReadings(overlaps: readonly (readonly number[])[], least: number): (number | undefined)[] {
  const pairs = overlaps
    .flatMap((row, label) => row.map((iou, reading) => ({ label, reading, iou })))
    .filter(({ iou }) => iou >= least)
    .toSorted((a, b) => b.iou - a.iou);
  const owners: (number | undefined)[] = Array.from({ length: overlaps[0]?.length ?? 0 }, () => undefined);
  const served = new Set<number>();
  for (const { label, reading } of pairs) {
    if (served.has(label) || owners[reading] !== undefined) continue;
    owners[reading] = label;
    served.add(label);
  }
  for (const { label, reading } of pairs) owners[reading] ??= label;
  return owners;
}
