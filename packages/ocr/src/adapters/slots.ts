import type { PlateText } from "@platekit/core";
import type { OutputTensor, SlotsManifest } from "@platekit/core/onnx";
import type { DecodeOptions, RecognizerAdapter } from "../adapter.ts";
import { decodeRegions } from "../decode/regions.ts";
import { decodeSlots } from "../decode/slots.ts";

/** Networks with a fixed number of positions, and maybe a second head for the country: fast-plate-ocr 0.x to 1.1. */
export function slotsAdapter(manifest: SlotsManifest, options: DecodeOptions): RecognizerAdapter {
  const { labels, pad, regions } = manifest;
  const { slots, form } = manifest.output;
  const { temperature } = manifest.calibration;
  return {
    family: "slots",
    decode({ main, regions: scores }) {
      const texts: PlateText[] = decodeSlots(main.data, { slots, labels, pad, form, temperature }, options);
      return regions && scores ? withRegions(texts, scores, regions.labels) : texts;
    },
  };
}

function withRegions(texts: readonly PlateText[], { data }: OutputTensor, labels: readonly string[]): PlateText[] {
  const found = decodeRegions(data, labels);
  if (found.length !== texts.length) {
    throw new RangeError(`Cannot decode regions: must be one for each of ${texts.length} plates, got ${found.length}`);
  }
  return texts.map((text, plate) => {
    const region = found[plate];
    return region ? { ...text, region } : text;
  });
}
