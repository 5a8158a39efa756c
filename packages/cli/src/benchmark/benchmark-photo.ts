import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeImage, DecodeOptionsSchema, readImageBytes } from "@platekit/core/image";
import type { PhotoLimits } from "../arguments/shared-options.ts";
import { drawnPhoto } from "./drawn-photo.ts";
import type { PhotoFacts } from "./sections.ts";

/** A photo to measure with: its file's bytes, so that no disk is measured. */
export interface BenchmarkPhoto {
  readonly source: string;
  /** Where its file lies: a fresh process has nothing else. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Takes a photo into memory; it is decoded once, so that a broken one is told now. */
export async function openBenchmarkPhoto(
  { source, path }: { readonly source: string; readonly path: string },
  { maxPixels, maxBytes }: PhotoLimits,
  signal: AbortSignal,
): Promise<BenchmarkPhoto> {
  const limits = DecodeOptionsSchema.parse({ maxPixels, maxBytes, signal });
  const { bytes } = await readImageBytes(path, limits);
  const { width, height } = await decodeImage(bytes, limits);
  return { source, path, bytes, width, height };
}

/** The photo drawn by the program, in a file of its own, which goes when it is disposed of. */
export async function openDrawnPhoto(): Promise<{ readonly photo: BenchmarkPhoto } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), "lpr-benchmark-"));
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    const { bytes, width, height } = await drawnPhoto();
    const path = join(folder, "drawn.jpg");
    await writeFile(path, bytes);
    return { photo: { source: "drawn.jpg", path, bytes, width, height }, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** A photo as the result names it. */
export function photoFacts({ source, width, height, bytes }: BenchmarkPhoto): PhotoFacts {
  return { source, width, height, bytes: bytes.length };
}
