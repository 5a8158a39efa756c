import type { ProgressEvent } from "@platekit/core";
import { measureTimes, summarizeTimes } from "@platekit/evaluate";
import type { MeasurePlan, MeasureWorld } from "@platekit/evaluate";
import type { Reader } from "platekit";
import type { BenchmarkPhoto } from "./benchmark-photo.ts";
import { inTurn } from "./in-turn.ts";
import type { LatencyRow } from "./sections.ts";

/** What to read, and how often. */
export interface LatencyWork {
  readonly reader: Pick<Reader, "read">;
  readonly photos: readonly BenchmarkPhoto[];
  readonly threads: number;
  readonly plan: MeasurePlan;
  readonly world: MeasureWorld;
}

/** Times of a reading by part; a station that had nothing to do has none. */
type Parts = Record<"decode" | "segment" | "rectify" | "ocr" | "rest", number[]>;

/**
 * Reads one photo after another and tells how long each station took, from what the reader itself says on the way: the
 * parts are those of the very readings whose whole is measured, and add up to it. A photo without plates counts for
 * neither `rectify` nor `ocr`: they had nothing to do.
 */
export async function measureLatency(
  work: LatencyWork,
): Promise<{ readonly rows: readonly LatencyRow[]; readonly platesPerPhoto: number }> {
  const { reader, photos, threads, plan, world } = work;
  const parts: Parts = { decode: [], segment: [], rectify: [], ocr: [], rest: [] };
  let plates = 0;
  const times = await measureTimes(
    async (round) => {
      const stopwatch = createStopwatch(world.now);
      const { bytes } = inTurn(photos, round);
      const readings = await reader.read(bytes, { onProgress: stopwatch.onProgress, signal: world.signal });
      if (round < 0) return;
      stopwatch.addTo(parts);
      plates += readings.length;
    },
    { ...plan, multipleOf: photos.length },
    world,
  );
  const rows = Object.entries({ ...parts, whole: times })
    .filter(([, measured]) => measured.length > 0)
    .map(([stage, measured]) => ({ threads, stage: stage as LatencyRow["stage"], times: summarizeTimes(measured) }));
  return { rows, platesPerPhoto: plates / times.length };
}

interface Stopwatch {
  readonly onProgress: (event: ProgressEvent) => void;
  /** Called when the reading is done. */
  addTo(parts: Parts): void;
}

function createStopwatch(now: () => number): Stopwatch {
  const start = now();
  const took = { decode: 0, segment: 0, rectify: 0, ocr: 0 };
  let regions = 0;
  let plates = 0;
  return {
    onProgress: (event) => {
      if (event.stage === "decode") took.decode = now() - start;
      if (event.stage === "segment") {
        took.segment = event.ms;
        regions = event.regions;
      }
      if (event.stage === "rectify") {
        took.rectify = event.ms;
        plates = event.plates;
      }
      if (event.stage === "recognize") took.ocr = event.ms;
    },
    addTo: (parts) => {
      const { decode, segment, rectify, ocr } = took;
      parts.decode.push(decode);
      parts.segment.push(segment);
      if (regions > 0) parts.rectify.push(rectify);
      if (plates > 0) parts.ocr.push(ocr);
      parts.rest.push(now() - start - decode - segment - rectify - ocr);
    },
  };
}
