import type { TimeSummary } from "@platekit/evaluate";
import type { ErrorRecord } from "../output/describe-error.ts";

/** The stations of a reading, and all of them from the file's bytes to the texts. */
export type Stage = "decode" | "segment" | "rectify" | "ocr" | "whole";

/** The computer and the programs that do the work. */
export interface MachineFacts {
  readonly cpu: string;
  /** Threads this process may run at a time. */
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  readonly onnxruntime: string;
  readonly sharp: string;
  readonly libvips: string;
}

/** A model that is measured. */
export interface ModelFacts {
  readonly id: string;
  readonly role: "segment" | "recognize";
  readonly family: string;
  /** Bytes of the file. */
  readonly bytes: number;
  /** What the network takes, `N` pictures of it. */
  readonly input: { readonly dtype: string; readonly shape: readonly (number | "N")[] };
  /** As ONNX Runtime calls what runs the network. */
  readonly providers: readonly string[];
}

/** A photo that is read. */
export interface PhotoFacts {
  readonly source: string;
  readonly width: number;
  readonly height: number;
  /** Bytes of the file. */
  readonly bytes: number;
}

/** What is measured, and on what. */
export interface AboutSection {
  readonly version: string;
  readonly machine: MachineFacts;
  readonly models: readonly ModelFacts[];
  /** Whether the photo was drawn by the program, for want of one. */
  readonly drawn: boolean;
  readonly photos: readonly PhotoFacts[];
  readonly failed: readonly { readonly source: string; readonly error: ErrorRecord }[];
}

/** One part of reading one photo after another; times in milliseconds. */
export interface LatencyRow {
  readonly threads: number;
  /** `rest`: what lies between the stations. */
  readonly stage: Stage | "rest";
  readonly times: TimeSummary;
}

export interface LatencySection {
  readonly latency: readonly LatencyRow[];
  /** Plates a reading gave on average. */
  readonly platesPerPhoto: number;
}

/** One stage, or its network alone, on batches of one size; times in milliseconds a batch. */
export interface ThroughputRow {
  readonly stage: Stage;
  /** The whole stage on real input, or one run of its network on random input. */
  readonly scope: "stage" | "network";
  /** Threads of the networks; absent where none takes part. */
  readonly threads?: number;
  /** A segmenter's network alone takes pictures of its own size, which are no photos. */
  readonly items: "photos" | "pictures" | "plates";
  readonly batchSize: number;
  readonly times: TimeSummary;
}

export interface ThroughputSection {
  readonly throughput: readonly ThroughputRow[];
}

/** The first reading of fresh processes; times in milliseconds. */
export interface ColdSection {
  readonly cold: {
    readonly threads: number;
    readonly source: string;
    readonly parts: readonly { readonly part: ColdPart; readonly times: TimeSummary }[];
    /** Most bytes a process had in memory, the largest of all. */
    readonly peakRss: number;
  };
}

/** Node, our code and its libraries, the models, the first reading; and all of it as seen from outside. */
export type ColdPart = "start" | "load" | "open" | "read" | "whole";

/** Bytes of this process in memory. */
export interface MemorySection {
  readonly memory: {
    /** Before anything was opened. */
    readonly start: number;
    /** With the models of the first reader open. */
    readonly opened: number;
    /** The most up to the end of the readings one after another. */
    readonly peakReading: number;
    /** The most of all. */
    readonly peak: number;
    /** With all models closed again. */
    readonly end: number;
  };
}

/** A part of the result, as soon as it is measured. */
export type Section = AboutSection | LatencySection | ThroughputSection | ColdSection | MemorySection;

/** Items of a row done in a second, by all its time (`mean`), or if every batch were the fastest (`min`). */
export function perSecond(
  { batchSize, times }: Pick<ThroughputRow, "batchSize" | "times">,
  by: "mean" | "min" = "mean",
): number {
  return (1000 / times[by]) * batchSize;
}
