import type { ModelArgument } from "../arguments/model-options.ts";

/** What a fresh process is asked to do, as JSON in its first argument. */
export interface ColdRequest {
  /** As given with `--model` and `--config-file`; none for the embedded ones. */
  readonly models: readonly ModelArgument[];
  readonly threads: number;
  /** The photo's file. */
  readonly path: string;
  readonly maxPixels?: number;
  readonly maxBytes?: number;
}

/** What it answers, as JSON on stdout; milliseconds and bytes. */
export interface ColdAnswer {
  /** Loading our code with the libraries it needs. */
  readonly load: number;
  /** Opening both models. */
  readonly open: number;
  /** Reading the photo from its file. */
  readonly read: number;
  readonly peakRss: number;
}
