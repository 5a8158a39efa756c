import { expect, test } from "vitest";
import { closeInputSize, inputSize } from "../../src/look/input-size.ts";

const any = { width: 512, height: 512, multipleOf: 32 };
const fixed = { width: 512, height: 512 };

test.each([
  {
    name: "1080p without padding",
    spec: any,
    window: { width: 1920, height: 1080 },
    size: { width: 512, height: 288 },
  },
  { name: "portrait", spec: any, window: { width: 3000, height: 4000 }, size: { width: 384, height: 512 } },
  {
    name: "3 : 2 with a little padding",
    spec: any,
    window: { width: 6000, height: 4000 },
    size: { width: 512, height: 352 },
  },
  {
    name: "a small photo at its own size",
    spec: any,
    window: { width: 320, height: 160 },
    size: { width: 320, height: 160 },
  },
  { name: "one pixel at the least input", spec: any, window: { width: 1, height: 1 }, size: { width: 32, height: 32 } },
  {
    name: "any photo at the only size of a fixed network",
    spec: fixed,
    window: { width: 1920, height: 1080 },
    size: { width: 512, height: 512 },
  },
])("inputSize() takes $name", ({ spec, window, size }) => {
  expect(inputSize(spec, window)).toEqual(size);
});

test("inputSize() takes a share of the nominal size, of small photos too", () => {
  expect(inputSize(any, { width: 1920, height: 1080 }, 0.5)).toEqual({ width: 256, height: 160 });
  expect(inputSize(any, { width: 320, height: 160 }, 0.5)).toEqual({ width: 160, height: 96 });
});

test("closeInputSize() halves the sides where the network takes any size", () => {
  expect(closeInputSize(any)).toEqual({ width: 256, height: 256 });
  expect(closeInputSize({ width: 520, height: 520, multipleOf: 8 })).toEqual({ width: 264, height: 264 });
  expect(closeInputSize(fixed)).toEqual({ width: 512, height: 512 });
});
