import { PlateError } from "@platekit/core/errors";
import { composeHomography, invertHomography } from "@platekit/core/geometry";
import type { Homography, Point } from "@platekit/core/geometry";
import { Matrix, SingularValueDecomposition } from "ml-matrix";

/** Below this share of the largest singular value the eighth counts as 0: the points do not fix a homography. */
const RANK_TOLERANCE = 1e-10;

/**
 * The homography that maps each point of `from` to the point of `to` at the same place in the list; for more than four
 * the one of least algebraic error. Last element 1.
 *
 * Direct linear transform with Hartley's normalisation ("In defense of the eight-point algorithm", 1997), solved by
 * singular values.
 *
 * @throws {TypeError} where there are fewer than four points, or not as many in both lists.
 * @throws {PlateError} `ERR_QUAD_DEGENERATE` where they do not fix one: three of four on a line, points twice.
 */
export function solveHomography(from: readonly Point[], to: readonly Point[]): Homography {
  if (from.length !== to.length || from.length < 4) {
    const got = `${from.length} and ${to.length}`;
    throw new TypeError(`Cannot solve a homography: must have four or more points, as many in both lists, got ${got}`);
  }
  const unitFrom = normalization(from);
  const unitTo = normalization(to);
  const unitToFrom = solveUnit(from.map(unitFrom.apply), to.map(unitTo.apply));
  return composeHomography(invertHomography(unitTo.matrix), composeHomography(unitToFrom, unitFrom.matrix));
}

interface Normalization {
  readonly matrix: Homography;
  readonly apply: (point: Point) => Point;
}

/** Moves the points' centre to the origin and their mean distance from it to √2. */
function normalization(points: readonly Point[]): Normalization {
  const x = points.reduce((sum, point) => sum + point.x, 0) / points.length;
  const y = points.reduce((sum, point) => sum + point.y, 0) / points.length;
  const spread = points.reduce((sum, point) => sum + Math.hypot(point.x - x, point.y - y), 0) / points.length;
  const scale = Math.SQRT2 / spread;
  if (!(scale > 0 && scale < Infinity)) throw degenerate(points);
  return {
    matrix: [scale, 0, -scale * x, 0, scale, -scale * y, 0, 0, 1],
    apply: (point) => ({ x: scale * (point.x - x), y: scale * (point.y - y) }),
  };
}

/** Two equations a pair of points; the homography is what they all send to 0. */
function solveUnit(from: readonly Point[], to: readonly Point[]): Homography {
  // At least nine rows, the ninth of zeros: only then does the decomposition hold the vector of the ninth value.
  const equations = Matrix.zeros(Math.max(9, 2 * from.length), 9);
  for (const [i, { x, y }] of from.entries()) {
    const { x: u, y: v } = to[i] ?? { x: Number.NaN, y: Number.NaN };
    equations.setRow(2 * i, [x, y, 1, 0, 0, 0, -u * x, -u * y, -u]);
    equations.setRow(2 * i + 1, [0, 0, 0, x, y, 1, -v * x, -v * y, -v]);
  }
  const { diagonal, rightSingularVectors } = new SingularValueDecomposition(equations);
  if (!((diagonal[7] ?? 0) > RANK_TOLERANCE * (diagonal[0] ?? 0))) throw degenerate(from);
  const [a, b, c, d, e, f, g, h, i] = rightSingularVectors.getColumn(8) as unknown as Homography;
  // Of a vector of length 1: three points on a line in one list alone give a map that flattens the plane.
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (!(Math.abs(determinant) > RANK_TOLERANCE)) throw degenerate(from);
  return [a, b, c, d, e, f, g, h, i];
}

function degenerate(points: readonly Point[]): PlateError {
  const got = points.map(({ x, y }) => `(${x}, ${y})`).join(" ");
  const wanted = "no three of four points may lie on a line, before or after";
  return new PlateError("ERR_QUAD_DEGENERATE", `Cannot solve a homography: ${wanted}, got ${got}`);
}
