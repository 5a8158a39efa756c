import type { Mask, PlateRegion } from "@platekit/core";
import type { SourceSize } from "../look/cut-to-source.ts";

/**
 * The mask a segmenter stands for, pixel by pixel of the photo: 1 where a region's probability, interpolated between the
 * centres of its map's cells, lies above the region's threshold. That is the border the reader flattens plates by; cells
 * are followed to the edge of the map and no farther.
 */
export function paintRegions(regions: readonly PlateRegion[], { width, height }: SourceSize): Mask {
  const data = new Uint8Array(width * height);
  for (const region of regions) paintRegion(region, { width, height, data });
  return { width, height, data };
}

function paintRegion(region: PlateRegion, mask: Mask): void {
  const { map, sourceFromMap: place, maskThreshold } = region;
  const columns = taps(mask.width, { offset: place.offsetX, scale: place.scaleX, cells: map.width });
  const rows = taps(mask.height, { offset: place.offsetY, scale: place.scaleY, cells: map.height });
  for (const row of rows) {
    const [above, below] = [row.cell * map.width, row.next * map.width];
    for (const column of columns) {
      const top = blend(map.data[above + column.cell], map.data[above + column.next], column.share);
      const bottom = blend(map.data[below + column.cell], map.data[below + column.next], column.share);
      if (blend(top, bottom, row.share) > maskThreshold) mask.data[row.pixel * mask.width + column.pixel] = 1;
    }
  }
}

function blend(from = 0, to = 0, share: number): number {
  return from + (to - from) * share;
}

/** Which two cells a pixel lies between, and how far it is from the first to the second. */
interface Tap {
  readonly pixel: number;
  readonly cell: number;
  readonly next: number;
  readonly share: number;
}

interface Axis {
  readonly offset: number;
  readonly scale: number;
  readonly cells: number;
}

/** The pixels of one side of the photo that the cells cover: half a cell beyond the outermost centres. */
function taps(side: number, { offset, scale, cells }: Axis): readonly Tap[] {
  const first = Math.max(0, Math.ceil(offset - scale / 2));
  const last = Math.min(side - 1, Math.floor(offset + scale * (cells - 1 / 2)));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const pixel = first + index;
    const at = Math.min(Math.max((pixel - offset) / scale, 0), cells - 1);
    const cell = Math.floor(at);
    return { pixel, cell, next: Math.min(cell + 1, cells - 1), share: at - cell };
  });
}
