import type { Interval, Shares } from "./valid-report.ts";

interface Estimate {
  readonly value: number;
  readonly ci95: Interval;
}

/** Each value under its name, and its interval under `NAME_ci95`. */
export function toShares<Name extends string>(estimates: Readonly<Record<Name, Estimate>>): Shares<Name> {
  const entries = Object.entries<Estimate>(estimates).flatMap(([name, { value, ci95 }]) => [
    [name, value],
    [`${name}_ci95`, ci95],
  ]);
  return Object.fromEntries(entries) as Shares<Name>;
}
