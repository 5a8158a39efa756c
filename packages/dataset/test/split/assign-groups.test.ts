import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignGroups } from "../../src/split/assign-groups.ts";

const SIDES = [
  { name: "train", share: 0.8 },
  { name: "val", share: 0.2 },
];
const groups = (sizes: readonly number[]) => sizes.map((size, index) => ({ name: `g${index}`, size }));

describe("assignGroups()", () => {
  test("does not depend on the order groups come in, but on the seed", () => {
    const some = groups(Array.from({ length: 40 }, () => 3));
    const first = assignGroups(some, SIDES, 1);
    expect(new Map([...assignGroups(some.toReversed(), SIDES, 1)].toSorted())).toEqual(new Map([...first].toSorted()));
    expect([...assignGroups(some, SIDES, 2)].toSorted()).not.toEqual([...first].toSorted());
  });

  test("gives a fixed answer on every machine", () => {
    // printf '0\na' | sha256sum and so on: a 0d3b…, b 3e27…, c efc7…, d 0caa…, so the order is d, a, b, c. Train lacks 3.2
    // rows and val 0.8: d, a and b go to train (it lacks 2.2, 1.2, then 0.2), c to val.
    const four = ["a", "b", "c", "d"].map((name) => ({ name, size: 1 }));
    const assigned = Object.fromEntries(assignGroups(four, SIDES, 0));
    expect(assigned).toEqual({ d: "train", a: "train", b: "train", c: "val" });
  });

  test("every side gets a group while there are enough, whatever their sizes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 12 }),
        fc.nat(99),
        (sizes, seed) => {
          const assigned = assignGroups(groups(sizes), SIDES, seed);
          expect(assigned.size).toBe(sizes.length);
          expect(new Set(assigned.values())).toEqual(new Set(["train", "val"]));
        },
      ),
    );
  });

  test("comes near the shares: no side misses its rows by more than the largest group", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 20, maxLength: 80 }),
        fc.nat(99),
        (sizes, seed) => {
          const all = groups(sizes);
          const assigned = assignGroups(all, SIDES, seed);
          const total = sizes.reduce((sum, size) => sum + size, 0);
          const train = all.reduce((sum, { name, size }) => sum + (assigned.get(name) === "train" ? size : 0), 0);
          expect(Math.abs(train - 0.8 * total)).toBeLessThanOrEqual(Math.max(...sizes));
        },
      ),
    );
  });

  test("a group larger than the smallest side does not end up there, whatever the lot says", () => {
    // 2000 rows, of which one group has 1000: train can have it and 600 more, val the other 400, exactly.
    const all = groups([1000, ...Array.from({ length: 20 }, () => 50)]);
    for (let seed = 0; seed < 50; seed += 1) {
      const assigned = assignGroups(all, SIDES, seed);
      const val = all.filter(({ name }) => assigned.get(name) === "val").map(({ size }) => size);
      expect(val).toEqual(Array.from({ length: 8 }, () => 50));
    }
  });

  test("groups move or change places until the sides are as near as groups allow", () => {
    // Of 10 rows val should have 2. Dealt by lot alone, either single group may come to be val: 3, 3 or 4 of 10 rows; the
    // nearest is 3. Of 17 rows in 7, 7 and 3, val should have 3.4: only a change of places makes it 3.
    for (let seed = 0; seed < 50; seed += 1) {
      for (const sizes of [
        [3, 3, 4],
        [7, 7, 3],
      ]) {
        const all = groups(sizes);
        const assigned = assignGroups(all, SIDES, seed);
        expect(all.filter(({ name }) => assigned.get(name) === "val").map(({ size }) => size)).toEqual([3]);
      }
    }
  });

  test("refuses fewer groups than sides", () => {
    expect(() => assignGroups(groups([5]), SIDES, 0)).toThrow("at least one group a side, got 1 for train, val");
  });
});
