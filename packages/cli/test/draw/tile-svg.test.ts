import { describe, expect, test } from "vitest";
import { svgText } from "../../src/draw/svg-text.ts";
import { tileSvg } from "../../src/draw/tile-svg.ts";
import type { TileText } from "../../src/draw/tile-svg.ts";

const [INK, RED] = ["#15191f", "#ad1f17"];
/** The `index`th character of the reading, and the one of the label below it: 20 pixels apart from 10 on. */
const read = (char: string, index: number, color = INK) =>
  svgText(char, { x: 10 + index * 20, y: 132, height: 20, color });
const below = (char: string, index: number) => svgText(char, { x: 10 + index * 20, y: 160, height: 11, color: INK });

function tile(text: string, own: Partial<TileText> = {}): string {
  const chars = Array.from(text, (char) => ({ char, probability: 0.9 }));
  return tileSvg({ number: 7, text, confidence: 0.5, chars, lowConfidence: 0.35, ...own });
}

/** How many letters stand in the line of the label. */
const labelled = (svg: string) => svg.match(/stroke-width="1\.57"/gu)?.length ?? 0;

describe("tileSvg()", () => {
  test("writes what was read, the tile's number and how sure it is", () => {
    const svg = tile("AB");
    expect(svg).toContain(read("A", 0) + read("B", 1));
    expect(svg).toContain(svgText("7", { x: 10, y: 180, height: 8, color: "#59626f" }));
    expect(labelled(svg)).toBe(0);
  });

  test.each([
    { name: "a wrong character: red, the right one below", text: "AC", at: read("C", 1, RED) + below("B", 1) },
    { name: "one left out: a dash, and what it was below", text: "A", at: read("-", 1, RED) + below("B", 1) },
    { name: "one added: red, and a dash below", text: "ABC", at: read("C", 2, RED) + below("-", 2) },
  ])("beside the label AB: $name", ({ text, at }) => {
    const svg = tile(text, { label: "AB" });
    expect(svg).toContain(at);
    expect(labelled(svg)).toBe(1);
  });

  test("a right reading has nothing below it", () => {
    expect(labelled(tile("AB", { label: "AB" }))).toBe(0);
  });

  test("characters below the limit stand on yellow; what was left out is not unsure", () => {
    const chars = [
      { char: "A", probability: 0.34 },
      { char: "C", probability: 0.35 },
    ];
    const svg = tile("AC", { label: "ABC", chars });
    expect(svg.match(/<rect x="[\d.]+"/gu)).toEqual(['<rect x="7.0"']);
  });

  test("long texts move together until they fit", () => {
    // 236 pixels for 20 characters: 11.8 each, and no higher than that.
    const svg = tile("A".repeat(20));
    expect(svg).toContain(svgText("A", { x: 10 + 19 * 11.8, y: 132, height: 11.8, color: INK }));
  });
});
