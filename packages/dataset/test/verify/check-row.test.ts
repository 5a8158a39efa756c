import { PlateError } from "@platekit/core/errors";
import { describe, expect, test } from "vitest";
import { checkRow } from "../../src/verify/check-row.ts";
import type { OpenedRow, RowRules } from "../../src/verify/check-row.ts";

const LIMITS: RowRules = { rules: undefined, hasTexts: true, hasRegions: false, minHeight: 2, minWidth: 2 };
/** A reader of four slots with A, B and the pad `_`, 128×64, that tells two regions. */
const RULES = {
  labels: ["A", "B", "_"],
  pad: "_",
  slots: 4,
  regions: ["ro", "md"],
  input: { width: 128, height: 64, fit: "letterbox", rounding: "half-even" },
} as const;

const row = (own: Partial<OpenedRow["row"]> = {}): OpenedRow["row"] => ({
  line: 3,
  imagePath: "a.png",
  path: "/data/a.png",
  text: "AB",
  ...own,
});

function check(own: Partial<OpenedRow["row"]>, opened: OpenedRow["opened"], limits: Partial<RowRules> = {}) {
  const findings = checkRow({ row: row(own), opened }, { ...LIMITS, ...limits });
  expect(findings.every(({ line, path }) => line === 3 && path === "a.png")).toBe(true);
  return findings.map(({ severity, kind }) => `${severity} ${kind}`);
}

const PHOTO = { width: 100, height: 50 };
const box = (...[x0, y0, x1, y1]: readonly [number, number, number, number]) => ({ box: { x0, y0, x1, y1 } });

describe("checkRow()", () => {
  test("finds nothing in a good row", () => {
    expect(check({}, PHOTO)).toEqual([]);
    expect(check({ region: "ro" }, PHOTO, { rules: RULES, hasRegions: true })).toEqual([]);
  });

  test.each([
    { code: "ERR_IMAGE_NOT_FOUND", kind: "missing-file" },
    { code: "ERR_IMAGE_DECODE", kind: "unreadable" },
  ] as const)("$code is $kind, told by the name the table has for the picture", ({ code, kind }) => {
    const opened = new PlateError(code, "Cannot read /data/a.png: so it is");
    const [finding, ...others] = checkRow({ row: row(), opened }, LIMITS);
    expect(others).toEqual([]);
    expect(finding).toEqual({
      severity: "error",
      kind,
      line: 3,
      path: "a.png",
      message: "Cannot read a.png: so it is",
    });
  });

  test("a tiny picture is worth a warning, and the rest is looked at all the same", () => {
    expect(check({ text: "" }, { width: 1, height: 9 })).toEqual(["warning tiny", "error empty-text"]);
    // Of a scene the box is measured.
    expect(check(box(10, 10, 11, 40), PHOTO)).toEqual(["warning tiny"]);
  });

  test.each([
    { name: "inside", own: box(0, 0, 100, 50), found: [] },
    { name: "over by the pixel tools are off by", own: box(-1, 0, 101, 51), found: [] },
    { name: "over the edge", own: box(-2, 0, 50, 20), found: ["warning box-over-edge"] },
    { name: "beside the photo", own: box(100, 10, 120, 20), found: ["error box-outside"] },
  ])("a box $name: $found", ({ own, found }) => {
    expect(check(own, PHOTO)).toEqual(found);
  });

  test("corners go before the box around them", () => {
    // The box reaches into the photo; the triangle-like plate in its far corner does not.
    const corner = (x: number, y: number) => ({ x, y });
    const quad = [corner(110, 0), corner(120, 0), corner(120, 60), corner(90, 60)] as const;
    expect(check({ ...box(90, 0, 120, 60), quad }, PHOTO)).toEqual(["warning box-over-edge"]);
    const beside = [corner(110, 0), corner(120, 0), corner(120, 60), corner(105, 60)] as const;
    expect(check({ ...box(90, 0, 120, 60), quad: beside }, PHOTO)).toEqual(["error box-outside"]);
  });

  test("a picture of which no row is left at the model's size vanishes; without a model nothing is known of that", () => {
    // 1000×2 at a width of 128: 2 · 128 / 1000 = 0.256 rows, which rounds to none.
    expect(check({}, { width: 1000, height: 2 }, { rules: RULES })).toEqual(["error vanishes"]);
    expect(check({}, { width: 1000, height: 2 })).toEqual([]);
  });

  test.each([
    { text: "ABABA", found: ["error too-long"] },
    { text: "A1", found: ["error outside-alphabet"] },
    { text: "A_", found: [] },
    { text: "", found: ["error empty-text"] },
  ])("label $text of a crop: $found", ({ text, found }) => {
    expect(check({ text }, PHOTO, { rules: RULES })).toEqual(found);
  });

  test("a plate in a photo may go without a text, and a table without texts has none to check", () => {
    expect(check({ text: "", ...box(0, 0, 50, 20) }, PHOTO)).toEqual(["warning empty-text"]);
    expect(check({ text: "", ...box(0, 0, 50, 20) }, PHOTO, { hasTexts: false })).toEqual([]);
  });

  test("regions are checked behind a label that can be read, where table and model have some", () => {
    const limits = { rules: RULES, hasRegions: true };
    expect(check({}, PHOTO, limits)).toEqual(["error no-region"]);
    expect(check({ region: "fr" }, PHOTO, limits)).toEqual(["error unknown-region"]);
    expect(check({ region: "fr", text: "A1" }, PHOTO, limits)).toEqual(["error outside-alphabet"]);
    expect(check({ region: "fr" }, PHOTO, { ...limits, hasRegions: false })).toEqual([]);
  });
});
