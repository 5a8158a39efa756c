import type { Point, Polygon, Quad } from "@platekit/core/geometry";

/**
 * A quad around a convex polygon: again and again the side is dropped whose two neighbours, made longer until they
 * meet, add the least area. Short sides at rounded corners go first. `undefined` where it comes to fewer than four
 * sides or none can be dropped.
 *
 * @param hull Convex, clockwise on screen.
 */
export function enclosingQuad(hull: Polygon): Quad | undefined {
  const corners = [...hull];
  while (corners.length > 4) {
    const cheapest = cheapestSide(corners);
    if (cheapest === undefined) return undefined;
    const { index, meeting } = cheapest;
    corners[index] = meeting;
    corners.splice((index + 1) % corners.length, 1);
  }
  const [a, b, c, d] = corners;
  return a && b && c && d ? [a, b, c, d] : undefined;
}

interface Drop {
  /** The side from this corner to the next goes. */
  readonly index: number;
  /** Where its neighbours meet. */
  readonly meeting: Point;
  /** Twice the area this adds. */
  readonly cost: number;
}

function cheapestSide(corners: readonly Point[]): Drop | undefined {
  let cheapest: Drop | undefined;
  for (let index = 0; index < corners.length; index++) {
    const drop = dropSide(corners, index);
    if (drop !== undefined && (cheapest === undefined || drop.cost < cheapest.cost)) cheapest = drop;
  }
  return cheapest;
}

function dropSide(corners: readonly Point[], index: number): Drop | undefined {
  const count = corners.length;
  const before = corners.at(index - 1);
  const from = corners[index];
  const to = corners[(index + 1) % count];
  const after = corners[(index + 2) % count];
  if (!before || !from || !to || !after) return undefined;
  const [ux, uy, vx, vy] = [from.x - before.x, from.y - before.y, to.x - after.x, to.y - after.y];
  const sine = ux * vy - uy * vx;
  const reach = ((to.x - from.x) * vy - (to.y - from.y) * vx) / sine;
  // Neighbours that run apart meet behind the side, if at all.
  if (!(reach >= 0 && sine < 0)) return undefined;
  const meeting = { x: from.x + ux * reach, y: from.y + uy * reach };
  const cost = Math.abs((to.x - from.x) * (meeting.y - from.y) - (to.y - from.y) * (meeting.x - from.x));
  return { index, meeting, cost };
}
