import { availableParallelism } from "node:os";
import { z } from "zod";
import type { Logger } from "./logger.ts";

/**
 * A ceiling, not an optimum: it leaves cores to the rest of the program, since one photo in small networks gains little
 * (measured on two cores, 1080p, median of interleaved reads: 34 ms with two threads, 37 ms with one).
 */
const MOST_THREADS = 4;

export const SessionOptionsSchema = z.strictObject({
  /** Who runs the network, first choice first; names as ONNX Runtime knows them. */
  executionProviders: z
    .array(z.union([z.string().min(1), z.looseObject({ name: z.string().min(1) })]))
    .min(1)
    .default(["cpu"]),
  /** Threads inside one operator. */
  threads: z
    .int()
    .positive()
    .max(1024)
    .default(() => Math.min(MOST_THREADS, availableParallelism())),
  /** Where given, ONNX Runtime prints its own warnings (to stderr: it knows no other way); silent otherwise. */
  logger: z.custom<Logger>((value) => typeof value === "object" && value !== null).optional(),
  signal: z.instanceof(AbortSignal).optional(),
});
export type SessionOptions = z.input<typeof SessionOptionsSchema>;
export type ResolvedSessionOptions = z.output<typeof SessionOptionsSchema>;
