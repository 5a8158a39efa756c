const MS = 1000;
const MINUTE = 60;
const HOUR = 3600;
/** Before, a rate says more about the start than about the work. */
const SETTLED_MS = 1000;

/** Says how far a work is, how fast it goes and how long it will take. */
export type Pace = (done: number, total: number) => string;

/**
 * @param unit What is counted, e.g. `photos`.
 * @param now Milliseconds of a clock that never goes back.
 * @returns `1,200 of 100,000 plates, 812/s, 2 min left`; rate and time left once a second has gone. What was done before
 *   the first call does not count for the rate.
 */
export function createPace(unit: string, now: () => number): Pace {
  let start: { readonly at: number; readonly done: number } | undefined;
  return (done, total) => {
    start ??= { at: now(), done };
    const counts = `${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} ${unit}`;
    const elapsed = now() - start.at;
    const own = done - start.done;
    if (elapsed < SETTLED_MS || own === 0) return counts;
    const rate = (own / elapsed) * MS;
    return `${counts}, ${formatRate(rate)}/s, ${formatTime((total - done) / rate)} left`;
  };
}

function formatRate(rate: number): string {
  return rate >= 10 ? Math.round(rate).toLocaleString("en-US") : rate.toFixed(1);
}

function formatTime(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < MINUTE) return `${whole} s`;
  if (whole < HOUR) return `${Math.ceil(whole / MINUTE)} min`;
  const minutes = Math.ceil(whole / MINUTE);
  return `${Math.floor(minutes / MINUTE)} h ${minutes % MINUTE} min`;
}
