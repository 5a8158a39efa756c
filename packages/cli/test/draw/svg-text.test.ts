import { expect, test } from "vitest";
import { svgText } from "../../src/draw/svg-text.ts";

const PLACE = { x: 10, y: 20, height: 12, color: "#123456" };

test("svgText() draws letters of ours as lines and others with the machine's fonts, escaped", () => {
  expect(svgText("A1", PLACE)).toMatch(/^<path d="M10\.0 32\.0.* stroke="#123456"/u);
  expect(svgText("가<", PLACE)).toMatch(/^<text .* fill="#123456">가&lt;<\/text>$/u);
});

test("svgText() puts a mark for characters that no XML can hold", () => {
  expect(svgText("가\u001B\uD800\uFFFF", PLACE)).toMatch(/>가\uFFFD\uFFFD\uFFFD<\/text>$/u);
});
