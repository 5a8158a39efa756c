import type { Quad } from "@platekit/core/geometry";
import { expect, test } from "vitest";
import { RectifierOptionsSchema } from "../src/options.ts";
import { plateFrame } from "../src/plate-frame.ts";

const box = (width: number, height: number): Quad => [
  { x: 10, y: 20 },
  { x: 10 + width, y: 20 },
  { x: 10 + width, y: 20 + height },
  { x: 10, y: 20 + height },
];

test.each([
  { name: "enlarges a small plate to minWidth", plate: [100, 25], options: {}, size: [256, 64], samples: [1, 1] },
  { name: "but not more than maxUpscale", plate: [40, 10], options: {}, size: [160, 40], samples: [1, 1] },
  { name: "leaves a middle one as it is", plate: [300, 80], options: {}, size: [300, 80], samples: [1, 1] },
  {
    name: "shrinks a large one to maxWidth",
    plate: [2048, 512],
    options: { maxWidth: 512 },
    size: [512, 128],
    samples: [4, 4],
  },
  {
    name: "keeps the height below maxWidth, too",
    plate: [800, 1024],
    options: { maxWidth: 512 },
    size: [400, 512],
    samples: [2, 2],
  },
  { name: "counts the margin in", plate: [250, 80], options: { margin: 0.1 }, size: [300, 96], samples: [1, 1] },
] as const)("plateFrame() $name", ({ plate, options, size, samples }) => {
  const resolved = RectifierOptionsSchema.parse({ margin: 0, ...options });
  const [width, height] = plate;
  const frame = plateFrame(box(width, height), resolved);
  expect([frame.width, frame.height]).toEqual(size);
  expect([frame.samplesX, frame.samplesY]).toEqual(samples);
  const [tl, , br] = frame.plate;
  // The image reaches from −0.5 to its size − 0.5; the plate is what is left without the margin.
  expect(br.x - tl.x).toBeCloseTo(frame.width / (1 + 2 * resolved.margin), 9);
  expect(tl.y + 0.5).toBeCloseTo(frame.height - 0.5 - br.y, 9);
});

test("RectifierOptionsSchema holds the defaults", () => {
  expect(RectifierOptionsSchema.parse({})).toEqual({ margin: 0.04, minWidth: 256, maxWidth: 320, maxUpscale: 4 });
});
