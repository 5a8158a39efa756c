import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slotsNBest } from "../../src/decode/slots-n-best.ts";

const slots = (...rows: readonly (readonly number[])[]) => rows.map((row) => Float64Array.from(row));

/** Every combination of one class a slot. */
function product(rows: readonly Float64Array[]): { classes: number[]; probability: number }[] {
  return rows.reduce<{ classes: number[]; probability: number }[]>(
    (all, row) =>
      all.flatMap(({ classes, probability }) =>
        Array.from(row, (share, klass) => ({ classes: [...classes, klass], probability: probability * share })),
      ),
    [{ classes: [], probability: 1 }],
  );
}

const distributions = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([count, classes]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: classes, maxLength: classes }), {
      minLength: count,
      maxLength: count,
    }),
  )
  .map((rows) => rows.map((row) => Float64Array.from(row, (value) => value / 10)));

describe("slotsNBest()", () => {
  test("lists combinations by their product", () => {
    const found = slotsNBest(slots([0.6, 0.4], [0.9, 0.1]), 3);
    expect(found.map(({ classes }) => classes)).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
    ]);
    expect(found.map(({ probability }) => probability)).toEqual([0.6 * 0.9, 0.4 * 0.9, 0.6 * 0.1]);
  });

  test("gives the lower classes of equal ones first", () => {
    expect(slotsNBest(slots([0.5, 0.5], [0.5, 0.5]), 1)[0]!.classes).toEqual([0, 0]);
  });

  test("leaves impossible combinations out", () => {
    expect(slotsNBest(slots([1, 0], [0, 1]), 4).map(({ classes }) => classes)).toEqual([[0, 1]]);
  });

  test("equals the sorted product of all slots", () => {
    fc.assert(
      fc.property(distributions, fc.integer({ min: 1, max: 20 }), (rows, count) => {
        const found = slotsNBest(rows, count);
        const all = product(rows)
          .map(({ probability }) => probability)
          .filter((probability) => probability > 0);
        const expected = all.toSorted((a, b) => b - a).slice(0, count);
        const possible = found.filter(({ probability }) => probability > 0);
        expect(possible).toHaveLength(expected.length);
        for (const [rank, probability] of expected.entries()) {
          expect(possible[rank]!.probability).toBeCloseTo(probability, 12);
        }
        expect(new Set(found.map(({ classes }) => classes.join())).size).toBe(found.length);
      }),
    );
  });
});
