/** One measured score of a model, as its manifest tells it. */
export interface ScoreRecord {
  readonly dataset: string;
  readonly metric: string;
  /** In [0, 1]. */
  readonly value: number;
  /** How many plates or photos were measured. */
  readonly n: number;
}

/** Scores for people: a line a data set and number measured, in the order of the first score of each. */
export function scoreLines(scores: readonly ScoreRecord[]): string[] {
  const width = Math.max(0, ...scores.map(({ dataset }) => dataset.length));
  const sets = new Map<string, string[]>();
  for (const { dataset, metric, value, n } of scores) {
    const head = `  ${dataset.padEnd(width)}  n=${String(n).padEnd(4)}`;
    sets.set(head, [...(sets.get(head) ?? []), `${metric} ${(value * 100).toFixed(1)} %`]);
  }
  return [...sets].map(([head, values]) => `${head}  ${values.join(", ")}\n`);
}
