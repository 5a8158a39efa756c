/** What can be wrong with a row, a photo or a mask. */
export type FindingKind =
  | "bad-row"
  | "missing-file"
  | "unreadable"
  | "tiny"
  | "vanishes"
  | "box-outside"
  | "box-over-edge"
  | "empty-text"
  | "too-long"
  | "outside-alphabet"
  | "no-region"
  | "unknown-region"
  | "duplicate"
  | "unused-characters"
  | "needless-regions"
  | "no-mask"
  | "no-image"
  | "two-masks"
  | "two-images"
  | "mask-unreadable"
  | "mask-size"
  | "mask-values"
  | "mask-value-kinds";

/** One thing that a check found. */
export interface Finding {
  /** `error`: this cannot be used. `warning`: it can, and somebody should look. */
  readonly severity: "error" | "warning";
  readonly kind: FindingKind;
  /** Line of the table; absent for folders and for what concerns the whole. */
  readonly line?: number;
  /** The file concerned, as the table writes it, or its path. */
  readonly path?: string;
  readonly message: string;
}

/** How a check went. */
export interface VerifySummary {
  /** Rows, or pairs of photo and mask. */
  readonly checked: number;
  /** Those without an error; duplicates are not counted among them. */
  readonly good: number;
  readonly errors: number;
  readonly warnings: number;
}

export interface VerifyOptions {
  /** Hears of every finding, in the order of rows. */
  readonly onFinding?: (finding: Finding) => void | Promise<void>;
  /** Hears how many rows or pairs are done. */
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal | undefined;
  /** A plate of fewer rows or columns of pixels than this is worth a warning. */
  readonly minHeight?: number | undefined;
  readonly minWidth?: number | undefined;
}

/** As fast-plate-ocr's `validate-dataset` has it. */
export const DEFAULT_MIN_SIDE = 2;
