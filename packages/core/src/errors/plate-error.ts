/** What a caller may want to handle; `docs/errors.md` explains each, and a test keeps both lists equal. */
export const PLATE_ERROR_CODES = [
  "ERR_IMAGE_NOT_FOUND",
  "ERR_IMAGE_DECODE",
  "ERR_IMAGE_LIMIT",
  "ERR_IMAGE_WRITE",
  "ERR_MODEL_NOT_FOUND",
  "ERR_MODEL_CONFIG",
  "ERR_MODEL_LIMIT",
  "ERR_MODEL_CHECKSUM",
  "ERR_MODEL_FORMAT",
  "ERR_MODEL_SIGNATURE",
  "ERR_SESSION_PROVIDER",
  "ERR_SESSION_RUN",
  "ERR_SESSION_CLOSED",
  "ERR_QUAD_DEGENERATE",
  "ERR_DATASET_NOT_FOUND",
  "ERR_DATASET_READ",
  "ERR_DATASET_FORMAT",
  "ERR_DATASET_OUTSIDE",
  "ERR_DATASET_WRITE",
] as const;

export type PlateErrorCode = (typeof PLATE_ERROR_CODES)[number];

const MARKER = Symbol.for("platekit.PlateError");

/** An error a caller may handle by its `code`. The message says what was attempted, wanted and what came. */
export class PlateError extends Error {
  override readonly name = "PlateError";
  readonly [MARKER] = true;
  readonly code: PlateErrorCode;

  constructor(code: PlateErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }

  /** True for errors of any installed copy of PlateKit, where `instanceof` knows only its own. */
  static isInstance(value: unknown): value is PlateError {
    return typeof value === "object" && value !== null && MARKER in value;
  }
}
