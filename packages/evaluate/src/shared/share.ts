import { wilsonInterval } from "../wilson-interval.ts";

/** A share with its Wilson 95 % interval, all in [0, 1]. */
export interface Share {
  readonly hits: number;
  readonly n: number;
  readonly value: number;
  readonly ci95: readonly [low: number, high: number];
}

/** `hits` of `n`; nothing of nothing is 0, with the whole range as its interval. */
export function toShare(hits: number, n: number): Share {
  return { hits, n, value: n === 0 ? 0 : hits / n, ci95: wilsonInterval(hits, n) };
}

/** Counts hits and misses. */
export function createHits(): { add(isHit: boolean): void; share(): Share } {
  let [hits, n] = [0, 0];
  return {
    add(isHit) {
      n += 1;
      hits += Number(isHit);
    },
    share: () => toShare(hits, n),
  };
}
