import type { InputSpec, RasterImage } from "@platekit/core";
import { expect, test } from "vitest";
import type { Eye, Look } from "../src/look/network-eye.ts";
import { SegmenterOptionsSchema } from "../src/options.ts";
import type { SegmenterOptions } from "../src/options.ts";
import { segmentPhoto } from "../src/segment-photo.ts";

type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** Longest side of the network's nominal input. */
const SIDE = 512;

interface Sight {
  /** Plates in source pixels, ends excluded. */
  readonly plates: readonly Box[];
  /** A plate wider than this many input pixels is not seen; every plate where absent. */
  readonly largest?: number;
  readonly onLook?: () => void;
}

/** An eye that sees plates with probability 0.9 in every look, and notes the looks. */
function createEye({ plates, largest = Infinity, onLook }: Sight) {
  const looks: Look[] = [];
  const eye: Eye = {
    input: { width: SIDE, height: SIDE, multipleOf: 32 } as InputSpec,
    look(_, look) {
      looks.push(look);
      onLook?.();
      const { width, height } = look.size;
      return Promise.resolve(
        look.windows.map((window) => {
          const [scaleX, scaleY] = [window.width / width, window.height / height];
          const seen = plates.filter(([x0, , x1]) => (x1 - x0) / scaleX <= largest);
          const data = Float32Array.from({ length: width * height }, (__, cell) => {
            const x = window.x + ((cell % width) + 0.5) * scaleX;
            const y = window.y + (Math.floor(cell / width) + 0.5) * scaleY;
            return seen.some(([x0, y0, x1, y1]) => x >= x0 && x < x1 && y >= y0 && y < y1) ? 0.9 : 0;
          });
          const offsetX = window.x + (scaleX - 1) / 2;
          const offsetY = window.y + (scaleY - 1) / 2;
          return { map: { width, height, data }, sourceFromMap: { offsetX, offsetY, scaleX, scaleY } };
        }),
      );
    },
  };
  return { eye, looks };
}

function segment(sight: Sight, [width, height]: readonly [number, number], more: SegmenterOptions = {}) {
  const image: RasterImage = { width, height, channels: 3, data: new Uint8Array(0) };
  const { eye, looks } = createEye(sight);
  const options = { ...SegmenterOptionsSchema.parse(more), maskThreshold: 0.5, minScore: 0.7 };
  const run = (signal?: AbortSignal) => segmentPhoto({ eye, image, options, signal });
  return { run, looks };
}

/** Looks whose window is the neighbourhood of a plate and not the photo or a tile. */
const closer = (looks: readonly Look[], side: number) =>
  looks.flatMap(({ windows }) => windows).filter(({ width }) => width < side);

// 400 of 500 columns: 400 input pixels in the first look, 205 from twice as far away.
const HUGE: Sight = { plates: [[50, 200, 450, 300]], largest: 300 };

test("segmentPhoto() finds a plate too large for the network by looking from further away", async () => {
  const { run, looks } = segment(HUGE, [500, 500]);
  const regions = await run();
  expect(regions).toHaveLength(1);
  const { x0, x1 } = regions[0]!.boundingBox;
  // A cell of the far look is 500 / 256 pixels.
  expect(Math.abs(x0 - 49.5)).toBeLessThan(2);
  expect(Math.abs(x1 - 449.5)).toBeLessThan(2);
  expect(looks.map(({ size }) => size.width).slice(0, 2)).toEqual([512, 256]);
});

test.each([
  { name: "where it is told not to", sight: HUGE, options: { tiling: "off" } as const, found: 0 },
  {
    name: "where the first look found a plate",
    sight: { plates: [[200, 200, 300, 225]] } as Sight,
    options: {},
    found: 1,
  },
])("segmentPhoto() does not look from further away $name", async ({ sight, options, found }) => {
  const { run, looks } = segment(sight, [500, 500], options);
  expect(await run()).toHaveLength(found);
  expect(looks.map(({ size }) => size.width)).toEqual([512]);
});

test("segmentPhoto() looks closer at a plate once, though tiles show it again", async () => {
  const plates: Box[] = [[600, 500, 720, 530]];
  const alone = segment({ plates }, [2400, 1600], { tiling: "off" });
  const tiled = segment({ plates }, [2400, 1600], { tiling: { tileSize: 1000, overlap: 0.1 } });
  expect(await alone.run()).toHaveLength(1);
  expect(await tiled.run()).toHaveLength(1);
  expect(closer(alone.looks, 1000).length).toBeGreaterThan(0);
  expect(closer(tiled.looks, 1000)).toEqual(closer(alone.looks, 1000));
});

test("segmentPhoto() looks closer at a plate that tiles alone show", async () => {
  // 3200 rows into 352: the first look's cells have their centres at 495.5 and 504.5, one row above and one below.
  const tiny: Sight = { plates: [[600, 496, 632, 504]] };
  expect(await segment(tiny, [4800, 3200], { tiling: "off" }).run()).toEqual([]);
  const { run, looks } = segment(tiny, [4800, 3200], { tiling: { tileSize: 800, overlap: 0.1 } });
  expect(await run()).toHaveLength(1);
  expect(closer(looks, 800).length).toBeGreaterThan(0);
});

test("segmentPhoto() gives its signal to every look", async () => {
  const { signal } = new AbortController();
  const { run, looks } = segment({ plates: [[600, 500, 720, 530]] }, [2400, 1600], { tiling: { tileSize: 1000 } });
  await run(signal);
  expect(closer(looks, 1000).length).toBeGreaterThan(0);
  for (const look of looks) expect(look.signal).toBe(signal);
});

test("segmentPhoto() stops between two looks", async () => {
  const controller = new AbortController();
  const reason = new Error("enough");
  const sight: Sight = { plates: [], onLook: () => controller.abort(reason) };
  const { run, looks } = segment(sight, [2400, 1600], { tiling: { tileSize: 1000 } });
  await expect(run(controller.signal)).rejects.toBe(reason);
  expect(looks).toHaveLength(1);
});
