import { NUMBERS_PER_RUN } from "@platekit/core/geometry";

/** What a set of cells looks like as a whole; cells are unit squares. */
export interface Shape {
  /** Cells. */
  readonly area: number;
  /** Long side by short side of the rectangle with the same second moments, at least 1. */
  readonly aspect: number;
  /** Direction of the long side, radians in (-π/2, π/2], x right and y down. */
  readonly angle: number;
}

/** Shape of `[y, first x, last x]` runs by their second moments. */
export function measureShape(runs: Int32Array): Shape {
  let area = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  let sumYY = 0;
  for (let at = 0; at < runs.length; at += NUMBERS_PER_RUN) {
    const y = runs[at] ?? 0;
    const first = runs[at + 1] ?? 0;
    const n = (runs[at + 2] ?? 0) - first + 1;
    const mid = first + (n - 1) / 2;
    area += n;
    sumX += n * mid;
    sumY += n * y;
    // n unit squares in a row: n · mid² plus the spread of a bar of length n
    sumXX += n * mid * mid + (n * n * n) / 12;
    sumXY += n * mid * y;
    sumYY += n * y * y + n / 12;
  }
  const xx = sumXX / area - (sumX / area) ** 2;
  const yy = sumYY / area - (sumY / area) ** 2;
  const xy = sumXY / area - (sumX / area) * (sumY / area);
  const spread = Math.hypot((xx - yy) / 2, xy);
  const middle = (xx + yy) / 2;
  const aspect = Math.sqrt((middle + spread) / Math.max(middle - spread, 1 / 12));
  return { area, aspect, angle: Math.atan2(2 * xy, xx - yy) / 2 };
}

/** Area of the convex hull of the cells' corners: two monotone chains (Andrew, 1979) down the left and the right side. */
export function hullArea(runs: Int32Array): number {
  const left = new Chain(-1);
  const right = new Chain(1);
  for (let at = 0; at < runs.length;) {
    const y = runs[at] ?? 0;
    const first = runs[at + 1] ?? 0;
    let last = runs[at + 2] ?? 0;
    for (at += NUMBERS_PER_RUN; at < runs.length && runs[at] === y; at += NUMBERS_PER_RUN) last = runs[at + 2] ?? 0;
    left.add(first - 0.5, y);
    right.add(last + 0.5, y);
  }
  return right.integral() - left.integral();
}

/** One side of a hull from top to bottom: the outermost x at every y, bulging towards `side`. */
class Chain {
  readonly #xs: number[] = [];
  readonly #ys: number[] = [];
  readonly #side: 1 | -1;

  constructor(side: 1 | -1) {
    this.#side = side;
  }

  /** Adds the upper and the lower corner of the cell that ends row `y`. */
  add(x: number, y: number): void {
    this.#push(x, y - 0.5);
    this.#push(x, y + 0.5);
  }

  #push(x: number, y: number): void {
    const xs = this.#xs;
    const ys = this.#ys;
    while (xs.length > 1 && this.#isDented(x, y)) {
      xs.pop();
      ys.pop();
    }
    xs.push(x);
    ys.push(y);
  }

  /** Whether the last point lies inside or on the line from the point before it to the new one. */
  #isDented(x: number, y: number): boolean {
    const n = this.#xs.length;
    const ax = this.#xs[n - 2] ?? 0;
    const ay = this.#ys[n - 2] ?? 0;
    const bx = this.#xs[n - 1] ?? 0;
    const by = this.#ys[n - 1] ?? 0;
    return this.#side * ((bx - ax) * (y - ay) - (x - ax) * (by - ay)) <= 0;
  }

  /** ∫ x dy along the chain. */
  integral(): number {
    let sum = 0;
    for (let i = 1; i < this.#xs.length; i++) {
      const dy = (this.#ys[i] ?? 0) - (this.#ys[i - 1] ?? 0);
      sum += (((this.#xs[i] ?? 0) + (this.#xs[i - 1] ?? 0)) / 2) * dy;
    }
    return sum;
  }
}
