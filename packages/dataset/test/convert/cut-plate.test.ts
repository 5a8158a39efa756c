import { PlateError } from "@platekit/core/errors";
import type { Quad } from "@platekit/core/geometry";
import { describe, expect, test } from "vitest";
import { cutPlate } from "../../src/convert/cut-plate.ts";
import type { SamplePlate } from "../../src/convert/plate-sample.ts";

const PHOTO = { width: 40, height: 20, channels: 3, data: new Uint8Array(40 * 20 * 3) } as const;
const SAMPLE = { image: "/a.png", name: "a.png", width: 40, height: 20, plates: [] };
const BOX = { x0: 10, y0: 5, x1: 30, y1: 15 };
const QUAD: Quad = [
  { x: 10, y: 5 },
  { x: 30, y: 6 },
  { x: 30, y: 15 },
  { x: 10, y: 14 },
];

type Flatten = (image: unknown, quad: Quad, margin: number) => typeof PHOTO;

function cut(plate: SamplePlate, { margin = 0, flatten }: { margin?: number; flatten?: Flatten } = {}) {
  const [made, dropped]: [string[], string[]] = [[], []];
  const context = {
    crops: { margin, ...(flatten && { rectifier: { flatten } }) },
    make: (kind: string) => made.push(kind),
    drop: (kind: string) => dropped.push(kind),
  };
  const crop = cutPlate(PHOTO, { plate, sample: SAMPLE }, context);
  return { size: crop && [crop.width, crop.height], made, dropped };
}

describe("cutPlate()", () => {
  test("cuts along the box, with a share of its width and height beyond each side", () => {
    expect(cut({ box: BOX })).toEqual({
      size: [20, 10],
      made: ["picture of a plate cut out of a photo"],
      dropped: [],
    });
    // A tenth of 20 × 10 on each side: from 8 to 32 and from 4 to 16.
    expect(cut({ box: BOX }, { margin: 0.1 }).size).toEqual([24, 12]);
    // Half of it: from 0 to 40 and from 0 to 20; the photo ends there.
    expect(cut({ box: BOX }, { margin: 0.5 }).size).toEqual([40, 20]);
  });

  test("gives corners to the rectifier, moved from pixel corners to pixel centres", () => {
    const asked: unknown[] = [];
    const flatten: Flatten = (_, quad, margin) => {
      asked.push([quad, margin]);
      return PHOTO;
    };
    const { made } = cut({ quad: QUAD, box: BOX }, { margin: 0.04, flatten });
    expect(asked).toEqual([
      [
        [
          { x: 9.5, y: 4.5 },
          { x: 29.5, y: 5.5 },
          { x: 29.5, y: 14.5 },
          { x: 9.5, y: 13.5 },
        ],
        0.04,
      ],
    ]);
    expect(made).toEqual(["picture of a plate flattened by its corners"]);
  });

  test("cuts around corners where nobody flattens, and around a mask", () => {
    expect(cut({ quad: QUAD })).toMatchObject({
      size: [20, 10],
      made: ["box around corners", "picture of a plate cut out of a photo"],
    });
    const mask = { x: 3, y: 4, width: 5, height: 2, data: new Uint8Array(10).fill(1) };
    expect(cut({ mask }).size).toEqual([5, 2]);
  });

  test("counts a plate outside its photo, and corners without an area", () => {
    const far = QUAD.map(({ x, y }) => ({ x: x + 100, y })) as unknown as Quad;
    const outside = { size: undefined, made: [], dropped: ["plate outside its photo"] };
    expect(cut({ box: { ...BOX, x0: 50, x1: 60 } })).toEqual(outside);
    expect(cut({ quad: far }, { flatten: () => PHOTO })).toEqual(outside);
    const flatten = () => {
      throw new PlateError("ERR_QUAD_DEGENERATE", "Cannot solve");
    };
    expect(cut({ quad: QUAD }, { flatten }).dropped).toEqual(["plate whose corners span no area"]);
  });
});
