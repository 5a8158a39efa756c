/** Something a long run tells while it works; `stage` says which station. */
export type ProgressEvent =
  | { readonly stage: "model-open"; readonly model: string }
  | { readonly stage: "decode"; readonly width: number; readonly height: number }
  | { readonly stage: "segment"; readonly regions: number; readonly ms: number }
  | { readonly stage: "rectify"; readonly plates: number; readonly ms: number }
  | { readonly stage: "recognize"; readonly plates: number; readonly ms: number }
  | { readonly stage: "region-skipped"; readonly index: number; readonly error: Error };

/** What every call that may take long accepts. */
export interface RunOptions {
  /** Stops the work between two steps; the call rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((event: ProgressEvent) => void) | undefined;
}
