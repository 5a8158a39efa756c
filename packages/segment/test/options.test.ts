import { SegmenterOptionsSchema } from "@platekit/segment";
import { expect, test } from "vitest";

test("SegmenterOptionsSchema fills in the reading operating point", () => {
  expect(SegmenterOptionsSchema.parse({})).toEqual({
    minArea: 120,
    maxAspect: 15,
    maxRegions: 64,
    splitTouching: true,
    secondLook: { keepUnconfirmed: false, candidateShare: 0.5 },
    tiling: "auto",
  });
});

test("SegmenterOptionsSchema takes the masking operating point", () => {
  const masking = { maskThreshold: 0.2, minScore: 0.2, minArea: 0, secondLook: { keepUnconfirmed: true } };
  expect(SegmenterOptionsSchema.parse(masking)).toMatchObject({ ...masking, secondLook: { candidateShare: 0.5 } });
});

test.each([
  { name: "an unknown key", options: { treshold: 0.5 }, message: /treshold/ },
  { name: "a threshold that nothing passes", options: { maskThreshold: 1 }, message: /maskThreshold/ },
  { name: "a score above 1", options: { minScore: 1.1 }, message: /minScore/ },
  { name: "a negative area", options: { minArea: -1 }, message: /minArea/ },
  { name: "no regions at all", options: { maxRegions: 0 }, message: /maxRegions/ },
  { name: "tiles that overlap whole", options: { tiling: { tileSize: 512, overlap: 1 } }, message: /tiling/ },
  { name: "an unknown key in the second look", options: { secondLook: { keep: true } }, message: /secondLook/ },
])("SegmenterOptionsSchema refuses $name", ({ options, message }) => {
  expect(() => SegmenterOptionsSchema.parse(options)).toThrow(message);
});
