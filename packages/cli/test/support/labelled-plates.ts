import { encodeImage } from "@platekit/core/image";
import { drawPhoto } from "../../../platekit/test/support/draw-photo.ts";

/** A picture of one plate alone, which the toy reader reads as `text`: four letters, A or B. */
export function plateCrop(text: string): Promise<Uint8Array> {
  return encodeImage(drawPhoto(96, 32, [{ text, x: 0, y: 0, width: 96, height: 32 }]), { format: "png" });
}

/** A table of labels as a file holds it. */
export function table(columns: string, ...rows: readonly string[]): string {
  return `${[columns, ...rows].join("\n")}\n`;
}
