import { expect, test } from "vitest";
import { cutRuns } from "../../src/regions/cut.ts";
import { findCornerCut } from "../../src/regions/find-corner-cut.ts";
import { hullArea } from "../../src/regions/shape.ts";
import { runsOf } from "../support/runs-of.ts";

const LEVEL_AND_UPRIGHT = [0, Math.PI / 2];

test("findCornerCut() divides an L where both parts are convex and look most like plates", () => {
  const runs = runsOf("############\n############\n############\n######......\n######......\n######......");
  const found = findCornerCut(runs, { angles: LEVEL_AND_UPRIGHT, minShare: 0.2 });
  expect(found?.solidity).toBe(1);
  const { near, far } = cutRuns(runs, found!.cut);
  // 12 × 3 over 6 × 3, not 6 × 6 beside 6 × 3
  expect([hullArea(near), hullArea(far)]).toEqual([36, 18]);
});

test("findCornerCut() leaves a part below the least share where it is", () => {
  const runs = runsOf("############\n############\n############\n#...........\n#...........");
  const found = findCornerCut(runs, { angles: LEVEL_AND_UPRIGHT, minShare: 0.2 });
  expect(found?.solidity ?? 0).toBeLessThan(0.95);
});

test("findCornerCut() finds no cut in a shape without a dent", () => {
  expect(findCornerCut(runsOf("####\n####"), { angles: LEVEL_AND_UPRIGHT, minShare: 0.2 })).toBeUndefined();
});
