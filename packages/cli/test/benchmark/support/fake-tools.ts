import type { PlateRegion, ProgressEvent, RasterImage } from "@platekit/core";
import { encodeImage } from "@platekit/core/image";
import type { ModelSession } from "@platekit/core/onnx";
import type { PlateReading } from "platekit";
import type { BenchmarkPhoto } from "../../../src/benchmark/benchmark-photo.ts";
import type { BenchmarkTools } from "../../../src/benchmark/run-benchmark.ts";

/** A clock that only work moves on, in milliseconds. */
export function fakeClock() {
  let time = 0;
  return {
    now: () => time,
    spend: (ms: number) => {
      time += ms;
    },
  };
}

export function fakePhoto(source: string, bytes: Uint8Array): BenchmarkPhoto {
  return { source, path: `/photos/${source}`, bytes, width: 8, height: 4 };
}

const PIXELS: RasterImage = { width: 8, height: 4, channels: 3, data: new Uint8Array(8 * 4 * 3) };

/** A file that really decodes, 8×4. */
export const TINY_PHOTO = fakePhoto("tiny.png", await encodeImage(PIXELS, { format: "png" }));

const REGION = {} as PlateRegion;
const open = <T extends object>(opened: T) => ({ ...opened, [Symbol.asyncDispose]: async () => undefined });

interface FakeOptions {
  /** Plates the segmenter finds in each photo. */
  readonly regions?: number;
  /** Told what was opened. */
  readonly onOpen?: (what: string) => void;
}

/**
 * Stages of known speed: segmenting a photo takes 40 ms, divided by the threads; flattening a plate 2; reading a batch
 * 3 and 1 a plate, divided by the threads; a photo as a whole 60, divided by the threads. Networks: the segmenter 30 a
 * picture, the recogniser 2 and 2 a plate, whatever the threads. Of the 60, decoding takes 10, segmenting 40, rectifying 2,
 * reading 4, and 4 lie between. Decoding by itself is real and takes no time of this clock.
 */
export function fakeTools({ regions = 1, onOpen = () => undefined }: FakeOptions = {}): BenchmarkTools {
  const clock = fakeClock();
  let memory = 100;
  return {
    now: clock.now,
    openReader: async (threads) => {
      onOpen(`reader ${threads}`);
      return open({
        read: async (
          _source: unknown,
          options?: Parameters<Awaited<ReturnType<BenchmarkTools["openReader"]>>["read"]>[1],
        ) => {
          const tell = (ms: number, event: ProgressEvent): void => {
            clock.spend(ms);
            options?.onProgress?.(event);
          };
          tell(10 / threads, { stage: "decode", width: 8, height: 4 });
          tell(40 / threads, { stage: "segment", regions, ms: 40 / threads });
          tell(2 / threads, { stage: "rectify", plates: regions, ms: 2 / threads });
          tell(4 / threads, { stage: "recognize", plates: regions, ms: 4 / threads });
          clock.spend(4 / threads);
          return Array.from({ length: regions }, () => ({}) as PlateReading);
        },
      });
    },
    openStages: async (threads) => {
      onOpen(`stages ${threads}`);
      return open({
        segmenter: {
          segment: async () => {
            clock.spend(40 / threads);
            return Array.from({ length: regions }, () => REGION);
          },
        },
        rectifier: {
          rectify: () => {
            clock.spend(2);
            return { image: PIXELS } as never;
          },
          flatten: () => PIXELS,
        },
        recognizer: {
          recognize: async (plates: readonly RasterImage[]) => {
            clock.spend((3 + plates.length) / threads);
            return [];
          },
        },
      });
    },
    openNetwork: async (role, threads) => {
      onOpen(`${role} ${threads}`);
      const input = { layout: "nhwc", dtype: "uint8", color: "gray", width: 8, height: 4, interpolation: "linear" };
      return open({
        manifest: { role, input } as unknown as ModelSession["manifest"],
        run: async ({ dims }: { readonly dims: readonly number[] }) => {
          clock.spend(role === "segment" ? 30 * dims[0]! : 2 + 2 * dims[0]!);
          return {} as never;
        },
      });
    },
    coldStart: async (_photo, threads) => {
      onOpen(`cold ${threads}`);
      return { load: 200, open: 100, read: 80, whole: 420, peakRss: 999 };
    },
    readMemory: () => ({ rss: (memory += 10), peak: memory + 5 }),
  };
}
