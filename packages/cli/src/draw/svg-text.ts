import { escapeXml } from "@platekit/core";
import { canStroke, strokeText } from "./stroke-font.ts";

/** Where text stands in an SVG: its top-left corner, and how high its capitals are. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** `#rrggbb`. */
  readonly color: string;
}

/** Letters of our own where we have them all; the fonts of the machine for other scripts. */
export function svgText(words: string, { color, ...at }: TextPlace): string {
  if (canStroke(words)) {
    const thickness = (at.height / 7).toFixed(2);
    return `<path d="${strokeText(words, at)}" fill="none" stroke="${color}" stroke-width="${thickness}" stroke-linecap="round" stroke-linejoin="round"/>`;
  }
  return `<text x="${at.x.toFixed(1)}" y="${(at.y + at.height).toFixed(1)}" font-size="${(at.height * 1.2).toFixed(1)}" font-family="sans-serif" fill="${color}">${escapeXml(words.replaceAll(UNFIT, "\uFFFD"))}</text>`;
}

/** Characters that no XML document may hold, escaped or not. */
const UNFIT = /(?![\t\n\r])\p{Cc}|[\p{Cs}\uFFFE\uFFFF]/gu;
