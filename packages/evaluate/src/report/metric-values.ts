/** One metric with its interval. */
export interface MetricValue {
  readonly name: string;
  readonly value: number;
  readonly interval?: readonly [low: number, high: number];
}

const INTERVAL = "_ci95";

/** All metrics that are numbers, in the report's order: `NAME`, with `NAME_ci95` beside it where it is a share. */
export function metricValues(metrics: object): readonly MetricValue[] {
  return Object.keys(metrics).flatMap((name) => metricValue(metrics, name) ?? []);
}

/** A metric by its name; `undefined` where the report has none. */
export function metricValue(metrics: object, name: string): MetricValue | undefined {
  const members = new Map<string, unknown>(Object.entries(metrics));
  const value = members.get(name);
  if (typeof value !== "number") return undefined;
  const interval = toInterval(members.get(name + INTERVAL));
  return interval === undefined ? { name, value } : { name, value, interval };
}

function toInterval(ends: unknown): readonly [number, number] | undefined {
  if (!Array.isArray(ends)) return undefined;
  const [low, high]: unknown[] = ends;
  return typeof low === "number" && typeof high === "number" ? [low, high] : undefined;
}
