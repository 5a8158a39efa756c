import { expect, test } from "vitest";
import { createHits, toShare } from "../../src/shared/share.ts";

// Wilson's interval of 2 of 4 by hand, z = 1.95996: centre 0.5, half width z/(1 + z²/4) · √(1/16 + z²/64) = 0.349721.
test("toShare() is a value with Wilson's interval", () => {
  const share = toShare(2, 4);
  expect(share).toMatchObject({ hits: 2, n: 4, value: 0.5 });
  expect(share.ci95[0]).toBeCloseTo(0.150039, 5);
  expect(share.ci95[1]).toBeCloseTo(0.849961, 5);
});

test("toShare() of nothing is 0, and could be anything", () => {
  expect(toShare(0, 0)).toEqual({ hits: 0, n: 0, value: 0, ci95: [0, 1] });
});

test("createHits() counts hits and misses", () => {
  const hits = createHits();
  for (const isHit of [true, false, true, true]) hits.add(isHit);
  expect(hits.share()).toEqual(toShare(3, 4));
});
