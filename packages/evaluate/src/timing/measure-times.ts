import { setImmediate } from "node:timers/promises";

/** How long to measure: a number of runs, or a time and a least number of runs. */
export type MeasurePlan = {
  /** Runs before the first that counts: code gets compiled, memory gets taken. */
  readonly warmup: number;
  /** The number of runs that count is rounded up to a multiple of this, so that each of as many inputs counts alike. */
  readonly multipleOf?: number;
} & ({ readonly iterations: number } | { readonly seconds: number; readonly atLeast: number });

/** The clock and the stop signal. */
export interface MeasureWorld {
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs something over and over and measures each run alone. Between two runs, outside the measured time, the event loop
 * turns once, so that a stop signal gets through.
 *
 * @param work Gets the number of the run, from 0; those before, to warm up, count up to −1. Where it gives no promise,
 *   waiting for one is not measured either.
 * @returns Milliseconds of each run that counts, in order.
 * @throws What `work` throws, and the signal's reason.
 */
export async function measureTimes(
  work: (round: number) => unknown,
  plan: MeasurePlan,
  { now, signal }: MeasureWorld = { now: () => performance.now() },
): Promise<number[]> {
  const times: number[] = [];
  let sum = 0;
  for (let round = -plan.warmup; !isEnough(plan, times.length, sum); round += 1) {
    signal?.throwIfAborted();
    const start = now();
    const working = work(round);
    if (working instanceof Promise) await working;
    const took = now() - start;
    if (round >= 0) {
      times.push(took);
      sum += took;
    }
    await setImmediate();
  }
  signal?.throwIfAborted();
  return times;
}

const MS_PER_SECOND = 1000;

function isEnough(plan: MeasurePlan, count: number, sum: number): boolean {
  const { multipleOf = 1 } = plan;
  if (count % multipleOf !== 0) return false;
  if ("iterations" in plan) return count >= plan.iterations;
  return count >= plan.atLeast && sum >= plan.seconds * MS_PER_SECOND;
}
