import { expect, test } from "vitest";
import { clipText } from "../../src/image/clip-text.ts";

test.each([
  { name: "keeps 120 characters", text: "x".repeat(120), clipped: "x".repeat(120) },
  {
    name: "leaves out the middle of more",
    text: `/start/${"x".repeat(500)}/end.jpg`,
    clipped: `/start/${"x".repeat(52)}…${"x".repeat(51)}/end.jpg`,
  },
])("clipText() $name", ({ text, clipped }) => {
  expect(clipText(text)).toBe(clipped);
});
