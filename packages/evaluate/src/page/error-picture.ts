import type { LabelScore, OcrResult, RowError, SegmentResult } from "../results.ts";

/** A small picture that travels inside the page. */
export interface PagePicture {
  /** `data:image/webp;base64,…`, or JPEG or PNG: a page must not fetch anything. */
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** The characters of a reading, in order, each with how sure it is. */
export type ReadChars = OcrResult["chars"];

/** Something that went wrong, and the picture it went wrong in; the picture is absent where it cannot be opened. */
export type ErrorPicture = { readonly picture?: PagePicture } & (
  | { readonly task: "ocr"; readonly result: OcrResult }
  | { readonly task: "pipeline"; readonly imagePath: string; readonly label: LabelScore; readonly chars?: ReadChars }
  | {
      readonly task: "negative";
      readonly imagePath: string;
      readonly text: string;
      readonly confidence: number;
      readonly chars?: ReadChars;
    }
  | { readonly task: "segment"; readonly result: SegmentResult }
  | { readonly task: "failed"; readonly imagePath: string; readonly line?: number; readonly error: RowError }
);

/** A plate that was read, with its label where one is known. */
export interface PredictionPicture {
  readonly source: string;
  readonly picture: PagePicture;
  readonly label?: string;
  readonly region?: string;
  readonly text: string;
  readonly confidence: number;
  readonly chars: ReadChars;
}
