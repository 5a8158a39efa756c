import { expect, test } from "vitest";
import { createCalibration } from "../../src/shared/calibration.ts";

/* NumPy 2.4.6 and scikit-learn 1.9.1:
     conf = np.array([0, 1, .2, .284, .779, .614, .895, .418, .934, .738, .95, .691])
     right = np.array([0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 1, 1]); edges = np.linspace(0, 1, 16); ece = 0
     for lo, hi in zip(edges[:-1], edges[1:]):
         m = (conf > lo) & (conf <= hi) | (lo == 0) & (conf == 0)
         if m.any(): ece += m.mean() * abs(right[m].mean() - conf[m].mean())
     ece                            → 0.34691666666666654
     brier_score_loss(right, conf)  → 0.21143525 */
const READINGS = [
  [0, false],
  [1, true],
  [0.2, true],
  [0.284, false],
  [0.779, false],
  [0.614, false],
  [0.895, true],
  [0.418, false],
  [0.934, true],
  [0.738, false],
  [0.95, true],
  [0.691, true],
] as const;

function calibrationOf(readings: readonly (readonly [confidence: number, isRight: boolean])[]) {
  const calibration = createCalibration();
  for (const [confidence, isRight] of readings) calibration.add(confidence, isRight);
  return calibration.summary();
}

test("createCalibration() gives NumPy's calibration error and scikit-learn's Brier score", () => {
  const { n, ece, brier } = calibrationOf(READINGS);
  expect(n).toBe(12);
  expect(ece).toBeCloseTo(0.34691666666666654, 12);
  expect(brier).toBeCloseTo(0.21143525, 12);
});

test("createCalibration() has 15 bins that hold their upper end, the first one 0 too", () => {
  const { bins } = calibrationOf(READINGS);
  expect(bins).toHaveLength(15);
  expect(bins.filter(({ n }) => n > 0).map(({ high, n }) => [Math.round(high * 15), n])).toEqual([
    [1, 1],
    [3, 1],
    [5, 1],
    [7, 1],
    [10, 1],
    [11, 1],
    [12, 2],
    [14, 1],
    [15, 3],
  ]);
  expect(bins[11]).toEqual({
    low: 11 / 15,
    high: 12 / 15,
    n: 2,
    confidence: expect.closeTo(0.7585, 12),
    accuracy: 0,
  });
  expect(bins[1]).toMatchObject({ n: 0, confidence: null, accuracy: null });
});

test("createCalibration() of nothing is 0", () => {
  expect(calibrationOf([])).toMatchObject({ n: 0, ece: 0, brier: 0 });
});

test("createCalibration() refuses what is no number", () => {
  expect(() => calibrationOf([[Number.NaN, true]])).toThrow("must be in [0, 1], got NaN");
});
