import type { CtcManifest } from "@platekit/core/onnx";
import type { DecodeOptions, RecognizerAdapter } from "../adapter.ts";
import { decodeCtc } from "../decode/ctc.ts";

/** Networks with a class a time step and a blank: CRNN, LPRNet, SVTR, tinyLPR. */
export function ctcAdapter({ output, labels, calibration }: CtcManifest, options: DecodeOptions): RecognizerAdapter {
  const { layout, form, blank } = output;
  const { temperature } = calibration;
  return {
    family: "ctc",
    decode: ({ main }) =>
      decodeCtc(main.data, { plates: main.dims[0] ?? 0, labels, layout, form, blank, temperature }, options),
  };
}
