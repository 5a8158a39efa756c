import { encodeImage } from "@platekit/core/image";
import type { ImageFormat } from "@platekit/core/image";

/** A picture of one colour, as the bytes of a file. */
export function picture(width: number, height: number, format: ImageFormat = "png"): Promise<Uint8Array> {
  const data = new Uint8Array(width * height * 3).fill(90);
  return encodeImage({ width, height, channels: 3, data }, { format });
}

/** A gray PNG drawn in text: `.` is 0, `#` is `full`, any other character is its digit times ten. */
export function maskPicture(drawing: string, full = 255): Promise<Uint8Array> {
  const rows = drawing
    .trim()
    .split("\n")
    .map((row) => row.trim());
  const value = (cell: string): number => (cell === "." ? 0 : cell === "#" ? full : Number(cell) * 10);
  const data = Uint8Array.from(rows.flatMap((row) => Array.from(row, value)));
  return encodeImage({ width: rows[0]!.length, height: rows.length, channels: 1, data }, { format: "png" });
}
