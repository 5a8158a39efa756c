/** The numbers at the top of the page, by task, the one that counts first. */
export const MAIN_METRICS = {
  ocr: ["plate_acc", "plate_acc_folded", "char_acc", "cer"],
  pipeline: ["read_strict", "read_folded", "found_03", "cer", "negatives_with_reading"],
  segment: ["mean_iou", "dice", "object_recall", "object_precision"],
} as const;
