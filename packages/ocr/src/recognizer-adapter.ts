import type { DecodeOptions, RecognizerAdapter, RecognizerManifest } from "./adapter.ts";
import { ctcAdapter } from "./adapters/ctc.ts";
import { slotsAdapter } from "./adapters/slots.ts";

/** The adapter for a model: a new family is one more case here and one more file in `adapters/`. */
export function recognizerAdapter(manifest: RecognizerManifest, options: DecodeOptions): RecognizerAdapter {
  switch (manifest.family) {
    case "slots":
      return slotsAdapter(manifest, options);
    case "ctc":
      return ctcAdapter(manifest, options);
    default:
      return manifest satisfies never;
  }
}
