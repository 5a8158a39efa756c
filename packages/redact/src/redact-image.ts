import { parseOptions } from "@platekit/core/errors";
import type { RasterImage } from "@platekit/core";
import { minAreaRect } from "@platekit/core/geometry";
import type { Polygon } from "@platekit/core/geometry";
import { coverPolygon } from "./cover-polygon.ts";
import type { PolygonCover } from "./cover-polygon.ts";
import { dilatePlate } from "./dilate-plate.ts";
import { RedactOptionsSchema } from "./options.ts";
import type { RedactOptions, ResolvedRedactOptions } from "./options.ts";
import { paintBlur } from "./paint-blur.ts";
import { paintMosaic } from "./paint-mosaic.ts";
import { paintSolid } from "./paint-solid.ts";

/**
 * A copy of the picture in which the polygons are painted over; the picture itself stays as it is.
 *
 * Each polygon is grown by the margin first. Then every pixel whose square touches the grown polygon is painted, and
 * no other pixel changes.
 *
 * @param polygons Corners in pixels of the picture, in either direction; parts outside the picture are left out.
 * @throws {RangeError} if a polygon has fewer than three corners.
 * @throws {TypeError} if a corner is not a finite number, or the options are not as described.
 */
export function redactImage(
  image: RasterImage,
  polygons: readonly Polygon[],
  options: RedactOptions = {},
): RasterImage {
  const resolved = parseOptions(RedactOptionsSchema, options, "redact image");
  const target: RasterImage = { ...image, data: Uint8Array.from(image.data) };
  for (const polygon of polygons) {
    checkPolygon(polygon);
    paint(target, { cover: coverPolygon(dilatePlate(polygon, resolved), image), polygon }, resolved);
  }
  return target;
}

interface PlateToPaint {
  readonly polygon: Polygon;
  readonly cover: PolygonCover;
}

function paint(target: RasterImage, { polygon, cover }: PlateToPaint, options: ResolvedRedactOptions): void {
  switch (options.style) {
    case "solid":
      return paintSolid(target, cover, options.color);
    case "mosaic":
      return paintMosaic(target, cover, minAreaRect(polygon).height);
    case "blur":
      return paintBlur(target, cover, minAreaRect(polygon).height);
  }
}

function checkPolygon(polygon: Polygon): void {
  if (polygon.length < 3) {
    throw new RangeError(`Cannot redact image: a polygon must have at least 3 corners, got ${polygon.length}`);
  }
  const bad = polygon.find(({ x, y }) => !Number.isFinite(x) || !Number.isFinite(y));
  if (bad !== undefined) {
    throw new TypeError(`Cannot redact image: corners must be finite numbers, got (${bad.x}, ${bad.y})`);
  }
}
