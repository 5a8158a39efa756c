import type { SceneScore } from "./score-scene.ts";
import { wilsonInterval } from "./wilson-interval.ts";

/** A share with its Wilson 95 % interval, all in [0, 1]. */
export interface Share {
  readonly hits: number;
  readonly n: number;
  readonly value: number;
  readonly ci95: readonly [low: number, high: number];
}

export interface SceneSummary {
  readonly region: string;
  readonly n: number;
  readonly found03: Share;
  readonly found05: Share;
  readonly readStrict: Share;
  readonly readFolded: Share;
}

/** One row a region in the order met, then `all`. */
export function summarizeScenes(scores: readonly SceneScore[]): readonly SceneSummary[] {
  const regions = [...new Set(scores.map(({ region }) => region))];
  return [
    ...regions.map((region) =>
      summarize(
        region,
        scores.filter((score) => score.region === region),
      ),
    ),
    summarize("all", scores),
  ];
}

function summarize(region: string, scores: readonly SceneScore[]): SceneSummary {
  const share = (hit: (score: SceneScore) => boolean): Share => {
    const n = scores.length;
    const hits = scores.filter(hit).length;
    return { hits, n, value: n === 0 ? 0 : hits / n, ci95: wilsonInterval(hits, n) };
  };
  return {
    region,
    n: scores.length,
    found03: share(({ found }) => found),
    found05: share(({ foundTight }) => foundTight),
    readStrict: share(({ readStrict }) => readStrict),
    readFolded: share(({ readFolded }) => readFolded),
  };
}
