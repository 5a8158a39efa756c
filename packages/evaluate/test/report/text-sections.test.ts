import { expect, test } from "vitest";
import { textSections } from "../../src/report/text-sections.ts";
import { createCalibration } from "../../src/shared/calibration.ts";
import { createCoverage } from "../../src/shared/coverage.ts";

test("textSections() are those of every report about texts", () => {
  const [calibration, coverage] = [createCalibration(), createCoverage()];
  calibration.add(0.75, true);
  coverage.add(0.75, true);
  const summary = {
    confusions: [{ truth: "O", read: "0", count: 2 }],
    characters: [{ char: "O", n: 5, right: 3 }],
    calibration: calibration.summary(),
    coverage: coverage.summary(),
    more: "not told",
  };
  const sections = textSections(summary);
  expect(Object.keys(sections)).toEqual(["confusions", "characters", "calibration", "coverage"]);
  expect(sections).toMatchObject({ confusions: summary.confusions, characters: summary.characters });
  expect(Object.keys(sections.calibration)).toEqual(["n", "bins"]);
  expect(sections.coverage[0]).toMatchObject({ threshold: 0, n: 1, coverage: 1, accuracy: 1 });
});
