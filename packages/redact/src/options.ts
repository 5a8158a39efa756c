import { z } from "zod";

/** Red, green, blue, each 0..255. */
export type Rgb = readonly [red: number, green: number, blue: number];

const HEX_COLOR = /^#[0-9a-f]{6}$/iu;

/** `#rrggbb`, or three bytes in the order red, green, blue. */
const ColorSchema = z
  .custom<string | [red: number, green: number, blue: number]>(isColor, {
    error: ({ input }) =>
      `must be a colour like "#1a2b3c" or three bytes like [26, 43, 60], got ${JSON.stringify(input)}`,
  })
  .transform((color) => (typeof color === "string" ? fromHex(color) : color));

function isColor(value: unknown): boolean {
  if (typeof value === "string") return HEX_COLOR.test(value);
  return Array.isArray(value) && value.length === 3 && value.every(isByte);
}

function isByte(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 255;
}

function fromHex(hex: string): [red: number, green: number, blue: number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Ways to paint, the safe one first. */
export const REDACT_STYLES = ["solid", "blur", "mosaic"] as const;
export type RedactStyle = (typeof REDACT_STYLES)[number];

export const RedactOptionsSchema = z.strictObject({
  /**
   * `solid` deletes what was there. `blur` and `mosaic` only transform it: plates are short texts in known fonts, and
   * both can be turned back into the text. Take them for the looks, never to protect somebody.
   */
  style: z.enum(REDACT_STYLES).default("solid"),
  /** Colour of the solid fill: `#rrggbb` or three bytes. */
  color: ColorSchema.default([0, 0, 0]),
  /** How far the paint reaches past the polygon, as a share of the plate's height. */
  margin: z.number().min(0).max(4).default(0.15),
  /** The margin in pixels is never less than this. */
  minMargin: z.number().min(0).default(3),
});

export type RedactOptions = z.input<typeof RedactOptionsSchema>;
export type ResolvedRedactOptions = z.output<typeof RedactOptionsSchema>;
