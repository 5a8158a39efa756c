import { percent } from "@platekit/core";
import type { ImageSize } from "@platekit/core/image";
import type { PlateReading } from "platekit";
import { confidenceColor } from "../output/paint-text.ts";
import { strokeWidth } from "./stroke-font.ts";
import { svgText } from "./svg-text.ts";

/** Dark enough for white letters on them. */
const COLORS = { green: "#0a7d32", yellow: "#9a6700", red: "#c62828" } as const;

/** Letters are this share of the photo's longer side high, and never lower than `MIN_LETTER` pixels. */
const LETTER_SHARE = 1 / 60;
const MIN_LETTER = 10;
/** SVG puts the centre of the first pixel at 0.5, PlateKit at 0. */
const HALF = 0.5;

interface Box extends ImageSize {
  readonly x: number;
  readonly y: number;
}

/** An SVG that outlines plates and writes text and confidence beside them: green is sure, yellow less, red unsure. */
export function platesSvg(plates: readonly PlateReading[], size: ImageSize): string {
  const taken: Box[] = [];
  const body = plates.map((plate) => outline(plate, size) + label(plate, size, taken)).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${body}</svg>`;
}

function letterHeight({ width, height }: ImageSize): number {
  return Math.max(MIN_LETTER, Math.max(width, height) * LETTER_SHARE);
}

function outline({ polygon, confidence }: PlateReading, size: ImageSize): string {
  const points = polygon.map(({ x, y }) => `${(x + HALF).toFixed(2)},${(y + HALF).toFixed(2)}`).join(" ");
  const color = COLORS[confidenceColor(confidence)];
  const thickness = (letterHeight(size) / 8).toFixed(2);
  return `<polygon points="${points}" fill="none" stroke="${color}" stroke-width="${thickness}" stroke-linejoin="round"/>`;
}

/** @param taken Where labels stand already; this one is added. */
function label({ text, confidence, polygon }: PlateReading, size: ImageSize, taken: Box[]): string {
  const words = `${text} ${percent(confidence, 0)}%`;
  const height = letterHeight(size);
  const pad = height / 2;
  const box = { width: strokeWidth(words, height) + 2 * pad, height: height + 2 * pad };
  const { x, y } = place(polygon, box, { size, taken });
  taken.push({ x, y, ...box });
  const rect = `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${box.width.toFixed(1)}" height="${box.height.toFixed(1)}" fill="${COLORS[confidenceColor(confidence)]}"/>`;
  return rect + svgText(words, { x: x + pad, y: y + pad, height, color: "#ffffff" });
}

interface Room {
  readonly size: ImageSize;
  readonly taken: readonly Box[];
}

/**
 * Above the plate where there is room, below it otherwise, and never outside the photo; farther up or down where
 * another label stands. Where all is full, labels overlap.
 */
function place(
  polygon: PlateReading["polygon"],
  box: ImageSize,
  { size, taken }: Room,
): { readonly x: number; readonly y: number } {
  const left = Math.min(...polygon.map(({ x }) => x));
  const top = Math.min(...polygon.map(({ y }) => y));
  const bottom = Math.max(...polygon.map(({ y }) => y));
  const gap = box.height / 4;
  const x = Math.max(0, Math.min(left, size.width - box.width));
  const above = top - gap - box.height;
  const lowest = Math.max(0, size.height - box.height);
  const rows = Array.from({ length: 1 + taken.length }, (_, row) => row * (box.height + 1));
  const ups = rows.map((row) => above - row).filter((y) => y >= 0);
  const downs = rows.map((row) => bottom + gap + row).filter((y) => y <= lowest);
  const fallback = above >= 0 ? above : Math.min(bottom + gap, lowest);
  const y = [...ups, ...downs].find((candidate) => isFree({ x, y: candidate, ...box }, taken)) ?? fallback;
  return { x, y };
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  return taken.every(
    (other) =>
      box.x >= other.x + other.width ||
      other.x >= box.x + box.width ||
      box.y >= other.y + other.height ||
      other.y >= box.y + box.height,
  );
}
