/** Embedded models used where none is chosen. */
export const DEFAULT_SEGMENTER = "plate-segment";
export const DEFAULT_RECOGNIZER = "plate-ocr";
