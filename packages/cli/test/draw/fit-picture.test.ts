import { expect, test } from "vitest";
import { fitPicture } from "../../src/draw/fit-picture.ts";

const gray = (width: number, height: number) => ({
  width,
  height,
  channels: 3 as const,
  data: new Uint8Array(width * height * 3).fill(100),
});

test.each([
  { name: "shrinks to the tighter side", size: [400, 100], room: [200, 100], enlarge: 1, fitted: [200, 50] },
  { name: "shrinks to the tighter height", size: [100, 400], room: [200, 100], enlarge: 1, fitted: [25, 100] },
  { name: "leaves a small one as it is", size: [40, 10], room: [200, 100], enlarge: 1, fitted: [40, 10] },
  { name: "enlarges as often as allowed", size: [40, 10], room: [200, 100], enlarge: 3, fitted: [120, 30] },
  { name: "enlarges to the room", size: [40, 10], room: [60, 100], enlarge: 3, fitted: [60, 15] },
  { name: "leaves one row of a line", size: [4000, 1], room: [100, 100], enlarge: 1, fitted: [100, 1] },
])("fitPicture() $name", ({ size: [width, height], room: [w, h], enlarge, fitted }) => {
  const picture = fitPicture(gray(width!, height!), { width: w!, height: h!, enlarge });
  expect([picture.width, picture.height]).toEqual(fitted);
  expect(picture.data).toHaveLength(fitted[0]! * fitted[1]! * 3);
});
