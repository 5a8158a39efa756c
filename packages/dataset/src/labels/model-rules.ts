import type { LabelRules } from "@platekit/core";
import { fitSize } from "@platekit/core/image";
import type { ImageSize } from "@platekit/core/image";
import { readPlateConfig } from "@platekit/core/onnx";
import type { CtcManifest, InputSpec, SlotsManifest } from "@platekit/core/onnx";

/** What a reader asks of the data it is trained and measured on. */
export interface ModelRules extends LabelRules {
  /** The regions it tells apart, where it tells any. */
  readonly regions?: readonly string[] | undefined;
  /** How pictures are brought to the network's size. */
  readonly input: Pick<InputSpec, "height" | "width" | "fit" | "rounding">;
}

/** The rules of a model that is there. */
export function rulesOfManifest(manifest: SlotsManifest | CtcManifest): ModelRules {
  const { labels, input } = manifest;
  return manifest.family === "slots"
    ? { labels, pad: manifest.pad, slots: manifest.output.slots, regions: manifest.regions?.labels, input }
    : { labels, input };
}

/**
 * The rules of a model that is still to be trained: of a fast-plate-ocr plate config.
 *
 * @throws {PlateError} `ERR_MODEL_NOT_FOUND`, `ERR_MODEL_CONFIG`.
 */
export async function rulesOfPlateConfig(path: string): Promise<ModelRules> {
  const config = await readPlateConfig(path);
  const regions = config.plate_regions ?? [];
  return {
    labels: Array.from(config.alphabet.normalize("NFC")),
    pad: config.pad_char,
    slots: config.max_plate_slots,
    ...(regions.length === 0 ? {} : { regions }),
    input: {
      height: config.img_height,
      width: config.img_width,
      fit: config.keep_aspect_ratio ? "letterbox" : "stretch",
      rounding: "half-even",
    },
  };
}

/** Whether a picture keeps a row and a column when it is brought to the network's size: long thin ones do not. */
export function fitsInput(size: ImageSize, { input }: ModelRules): boolean {
  try {
    fitSize(size, input, input);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
