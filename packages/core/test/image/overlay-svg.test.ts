import { expect, test } from "vitest";
import { overlaySvg } from "../../src/image/overlay-svg.ts";
import { fill } from "./pictures.ts";

test("overlaySvg() paints where the SVG says and nowhere else", async () => {
  const image = fill(6, 4, [10, 20, 30]);
  const before = image.data.slice();
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"><rect x="2" y="1" width="2" height="1" fill="#f00"/></svg>';
  const drawn = await overlaySvg(image, svg);
  expect(drawn).toMatchObject({ width: 6, height: 4, channels: 3 });
  for (let y = 0; y < 4; y += 1) {
    for (let x = 0; x < 6; x += 1) {
      const isPainted = y === 1 && (x === 2 || x === 3);
      expect([...drawn.data.subarray((y * 6 + x) * 3, (y * 6 + x) * 3 + 3)]).toEqual(
        isPainted ? [255, 0, 0] : [10, 20, 30],
      );
    }
  }
  expect(image.data).toEqual(before);
});

test.each([
  { name: "is no SVG", svg: "no svg" },
  { name: "is larger than the picture", svg: '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="4"/>' },
])("overlaySvg() refuses what $name", async ({ svg }) => {
  await expect(overlaySvg(fill(6, 4, [0, 0, 0]), svg)).rejects.toMatchObject({
    code: "ERR_IMAGE_DECODE",
    message: "Cannot draw over image: svg must be an SVG of at most 6×4",
  });
});
