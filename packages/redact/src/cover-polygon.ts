import type { Point, Polygon } from "@platekit/core/geometry";

/** The pixels a polygon touches, as a window of the picture: one byte a pixel, 1 where touched, row-major. */
export interface PolygonCover {
  /** Column and row of the window's first pixel in the picture. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Rows and columns of a picture. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Half a pixel: a pixel at column `x` is the square from `x − 0.5` to `x + 0.5`. */
const HALF = 0.5;

/**
 * Marks every pixel whose square shares a point with the polygon, its border included: nothing of a plate shows at
 * its edge, which sampling pixel centres would allow. Any polygon may come, self-crossing ones too (an area counts as
 * inside where its winding number is not 0). Pixels outside the picture are left out.
 *
 * A pixel is touched if an edge passes through its square; if none does, the square lies wholly inside or wholly
 * outside, and its centre tells which.
 */
export function coverPolygon(polygon: Polygon, size: PictureSize): PolygonCover {
  const cover = emptyCover(polygon, size);
  const edges = edgesOf(polygon);
  for (const edge of edges) markEdge(cover, edge);
  for (let row = 0; row < cover.height; row++) markInside(cover, row, edges);
  return cover;
}

type Edge = readonly [from: Point, to: Point];

function edgesOf(polygon: Polygon): Edge[] {
  return polygon.map((from, index) => [from, polygon[(index + 1) % polygon.length] ?? from]);
}

function emptyCover(polygon: Polygon, size: PictureSize): PolygonCover {
  const xs = polygon.map(({ x }) => x);
  const ys = polygon.map(({ y }) => y);
  const x = Math.max(0, firstTouched(Math.min(...xs)));
  const y = Math.max(0, firstTouched(Math.min(...ys)));
  const width = Math.max(0, Math.min(size.width - 1, lastTouched(Math.max(...xs))) - x + 1);
  const height = Math.max(0, Math.min(size.height - 1, lastTouched(Math.max(...ys))) - y + 1);
  return { x, y, width, height, data: new Uint8Array(width * height) };
}

/** The first and the last pixel whose closed square holds this coordinate. */
function firstTouched(value: number): number {
  return Math.ceil(value - HALF);
}

function lastTouched(value: number): number {
  return Math.floor(value + HALF);
}

/** Marks the squares a line passes: in each row of squares it covers one run of columns. */
function markEdge(cover: PolygonCover, edge: Edge): void {
  const [low, high] = edge[0].y <= edge[1].y ? edge : ([edge[1], edge[0]] as const);
  const first = Math.max(cover.y, firstTouched(low.y));
  const last = Math.min(cover.y + cover.height - 1, lastTouched(high.y));
  for (let y = first; y <= last; y++) {
    const start = columnAt([low, high], Math.max(low.y, y - HALF), low.x);
    const end = columnAt([low, high], Math.min(high.y, y + HALF), high.x);
    markRun(cover, y - cover.y, [firstTouched(Math.min(start, end)), lastTouched(Math.max(start, end))]);
  }
}

/** Where an edge crosses the horizontal line at `y`; `level` where the edge itself is horizontal. */
function columnAt([low, high]: Edge, y: number, level: number): number {
  if (high.y === low.y) return level;
  const column = low.x + ((y - low.y) / (high.y - low.y)) * (high.x - low.x);
  // Rounding must not carry the column past the ends of the edge.
  return Math.min(Math.max(column, Math.min(low.x, high.x)), Math.max(low.x, high.x));
}

/** Marks the pixels of a row whose centres have a winding number other than 0. */
function markInside(cover: PolygonCover, row: number, edges: readonly Edge[]): void {
  const y = cover.y + row;
  const crossings = edges
    .filter(([from, to]) => from.y <= y !== to.y <= y)
    .map((edge) => ({ x: columnAt(edge, y, edge[0].x), turn: edge[0].y <= y ? 1 : -1 }))
    .sort((a, b) => a.x - b.x);
  let winding = 0;
  for (const [index, { x, turn }] of crossings.entries()) {
    winding += turn;
    const next = crossings[index + 1];
    if (winding !== 0 && next !== undefined) markRun(cover, row, [Math.ceil(x), Math.floor(next.x)]);
  }
}

/** Marks the columns `first..last` (picture columns, both included) of one row of the window. */
function markRun(cover: PolygonCover, row: number, [first, last]: readonly [first: number, last: number]): void {
  const start = Math.max(0, first - cover.x);
  const end = Math.min(cover.width, last - cover.x + 1);
  if (end > start) cover.data.fill(1, row * cover.width + start, row * cover.width + end);
}
