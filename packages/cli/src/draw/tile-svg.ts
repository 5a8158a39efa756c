import { percent } from "@platekit/core";
import { alignReading } from "@platekit/evaluate";
import type { ReadChars, ReadPlace } from "@platekit/evaluate";
import { strokeWidth } from "./stroke-font.ts";
import { svgText } from "./svg-text.ts";

/** What stands below the picture of a tile. */
export interface TileText {
  /** Counts the tiles of all sheets from 1. */
  readonly number: number;
  readonly label?: string;
  readonly text: string;
  readonly confidence: number;
  readonly chars: ReadChars;
  /** Characters less sure than this are marked. */
  readonly lowConfidence: number;
}

/** Positions within a tile of 256 × 196 pixels. */
const LEFT = 10;
const RIGHT = 246;
const READ = { y: 132, height: 20 } as const;
const LABEL = { y: 160, height: 11 } as const;
const FOOT = { y: 180, height: 8 } as const;
/** From one character to the next; less where the text is long. */
const ADVANCE = 20;

const COLORS = { ink: "#15191f", muted: "#59626f", wrong: "#ad1f17", low: "#ffd54d", line: "#dde2e9" } as const;

/**
 * The text of a tile as SVG: unsure characters on yellow, wrong ones in red with the right one below (`-` where nothing
 * is read, or nothing is there), the tile's number and how sure the reading is.
 */
export function tileSvg(tile: TileText): string {
  const { number, confidence, text } = tile;
  const places = alignReading(tile.label, tile.chars);
  const advance = Math.min(ADVANCE, (RIGHT - LEFT) / Math.max(1, places.length));
  const letters = places.map((place, index) => drawPlace(place, LEFT + index * advance, { advance, tile })).join("");
  const sureness = text === "" ? "-" : `${percent(confidence, 0)}%`;
  return [
    `<path d="M255.5 0V195.5H0" fill="none" stroke="${COLORS.line}"/>`,
    letters,
    svgText(String(number), { x: LEFT, ...FOOT, color: COLORS.muted }),
    svgText(sureness, { x: RIGHT - strokeWidth(sureness, FOOT.height), ...FOOT, color: COLORS.muted }),
  ].join("");
}

function drawPlace(
  { truth, read, probability = 1 }: ReadPlace,
  x: number,
  { advance, tile: { label, lowConfidence } }: { readonly advance: number; readonly tile: TileText },
): string {
  const height = Math.min(READ.height, advance);
  const isWrong = label !== undefined && truth !== read;
  const mark =
    probability < lowConfidence
      ? `<rect x="${(x - advance * 0.15).toFixed(1)}" y="${READ.y - 4}" width="${(advance * 0.95).toFixed(1)}" height="${height + 8}" fill="${COLORS.low}"/>`
      : "";
  const letter = svgText(read || "-", { x, y: READ.y, height, color: isWrong ? COLORS.wrong : COLORS.ink });
  const right = isWrong ? svgText(truth || "-", { x, ...LABEL, color: COLORS.ink }) : "";
  return mark + letter + right;
}
