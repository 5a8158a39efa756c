import type { BoundingBox, Quad } from "@platekit/core/geometry";

/** Why a row could not be measured; it counts as wrong, and is told. */
export interface RowError {
  readonly code: string;
  readonly message: string;
}

/** What the four metrics of fast-plate-ocr need to know of one plate; every slot counts, pads included. */
export interface SlotHits {
  readonly slots: number;
  /** Slots whose most likely class is the right one; the first of equals is taken. */
  readonly right: number;
  /** Slots where fewer than three classes are strictly likelier than the right one. */
  readonly top3: number;
  /** Whether as many slots are no pads as should be, wherever they stand. */
  readonly lengthRight: boolean;
}

/** A picture of one plate, read. */
export interface OcrResult {
  /** Line of the table, the header being line 1. */
  readonly line: number;
  /** As the table writes it. */
  readonly imagePath: string;
  readonly label: string;
  /** Country or state of the label. */
  readonly region?: string;
  readonly error?: RowError;
  /** As read, without pads; empty where nothing was read or the row failed. */
  readonly text: string;
  /** How sure the reading is as a whole, in [0, 1]. */
  readonly confidence: number;
  readonly chars: readonly { readonly char: string; readonly probability: number }[];
  /** The likeliest texts of the whole plate, the one told first; CTC models take their top-3 from it. */
  readonly alternatives: readonly string[];
  /** Slots models only. */
  readonly slotHits?: SlotHits;
  /** What a region head says, best first: three at least, as far as it knows so many, and all as likely as the third. */
  readonly regions?: readonly { readonly label: string; readonly probability: number }[];
  /** Size of the picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** Decoding and reading, in milliseconds. */
  readonly ms: { readonly decode: number; readonly read: number };
}

/** A labelled plate in a photo. */
export interface PlateLabel {
  readonly line: number;
  readonly text: string;
  readonly region?: string;
  /** Source pixels. */
  readonly box: BoundingBox;
  readonly quad?: Quad;
}

/** How one labelled plate fared. */
export interface LabelScore extends PlateLabel {
  /** Best overlap of a reading's axis-aligned bounds with the label's box, in [0, 1]. */
  readonly iou: number;
  /** Best overlap of a reading's polygon with the label's corners, where they are known. */
  readonly quadIou?: number;
  readonly found03: boolean;
  readonly found05: boolean;
  /** Found at 0.3, and the text equal in upper case, letters and digits only. */
  readonly readStrict: boolean;
  /** As strict, with O = 0 and I = 1. */
  readonly readFolded: boolean;
  /** Text and confidence of the overlapping reading, the right one where several overlap; empty and 0 where none does. */
  readonly read: string;
  readonly confidence: number;
}

/** A photo with its labelled plates, read. */
export interface PipelineResult {
  readonly imagePath: string;
  readonly error?: RowError;
  readonly labels: readonly LabelScore[];
  /** All readings of the photo, also of plates nobody labelled. */
  readonly readings: number;
  readonly ms: Readonly<Record<string, number>>;
}

/** A photo without a readable plate: every reading is false. */
export interface NegativeResult {
  readonly imagePath: string;
  readonly error?: RowError;
  readonly texts: readonly string[];
  /** How sure each of the readings is, in the order of the texts. */
  readonly confidences: readonly number[];
}

/** A mask compared with its truth. */
export interface SegmentResult {
  readonly imagePath: string;
  readonly error?: RowError;
  /** Pixels in both, in either, in the prediction, in the truth, in all; all 0 where the truth could not be read. */
  readonly intersection: number;
  readonly union: number;
  readonly predicted: number;
  readonly truth: number;
  readonly pixels: number;
  /** Connected plates of the truth, and how many of them a predicted one meets at IoU 0.5. */
  readonly objects: number;
  readonly objectsFound: number;
  /** Connected plates of the prediction, and how many of them meet a true one at IoU 0.5. */
  readonly objectsPredicted: number;
  readonly objectsRight: number;
  readonly ms: Readonly<Record<string, number>>;
}
