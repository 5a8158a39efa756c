import { readFileSync } from "node:fs";
import { decodeImage, resize, resizeLinearFloat, toGray, toGrayLibpng } from "@platekit/core/image";
import type { ImageSize, Interpolation, PixelImage } from "@platekit/core/image";
import { expect, test } from "vitest";
import { digest } from "./digest.ts";
import type { Digest } from "./digest.ts";
import { letterbox } from "./letterbox.ts";

type Sides = readonly [width: number, height: number, channels: 1 | 3];

/** Made by generate.py; it says with which versions. */
interface Expected {
  readonly pictures: readonly {
    readonly file: string;
    readonly rgb: Digest;
    readonly gray: Digest;
    readonly libpngGray: Digest;
    readonly resized: readonly {
      readonly color: "rgb" | "gray";
      readonly target: ImageSize;
      readonly interpolation: Interpolation;
      readonly stretch: Digest;
      readonly letterbox: Digest;
    }[];
  }[];
  readonly random: readonly {
    readonly seed: number;
    readonly from: Sides;
    readonly to: readonly [width: number, height: number];
    readonly sha256: Readonly<Record<Interpolation, string>>;
  }[];
  readonly float: readonly {
    readonly seed: number;
    readonly from: Sides;
    readonly to: readonly [width: number, height: number];
    readonly values: readonly number[];
  }[];
}

const fixtures = new URL("fixtures/", import.meta.url);
const expected = JSON.parse(readFileSync(new URL("expected.json", fixtures), "utf8")) as Expected;

/** The bytes `scrambled` of generate.py makes. */
function scrambled(seed: number, [width, height, channels]: Sides): PixelImage {
  const data = Uint8Array.from({ length: width * height * channels }, (_, index) => {
    const hashed = Math.imul(index + seed * 7919, 2_654_435_761) >>> 0;
    return Math.imul(hashed ^ (hashed >>> 15), 2_246_822_519) >>> 24;
  });
  return channels === 3 ? { width, height, channels, data } : { width, height, channels, data };
}

test.each(expected.pictures)(
  "decodeImage(), toGray() and toGrayLibpng() agree with OpenCV on $file",
  async (picture) => {
    const image = await decodeImage(new URL(picture.file, fixtures));
    expect(digest(image.data)).toEqual(picture.rgb);
    expect(digest(toGray(image).data)).toEqual(picture.gray);
    expect(digest(toGrayLibpng(image).data)).toEqual(picture.libpngGray);
  },
);

const resizedPictures = expected.pictures.flatMap(({ file, resized }) =>
  resized.map((one) => ({ file, ...one, to: `${one.target.width}×${one.target.height}` })),
);

test.each(resizedPictures)(
  "resize() gives OpenCV's bytes: $file, $color, to $to, $interpolation",
  async ({ file, color, target, interpolation, stretch, letterbox: boxed }) => {
    const image = await decodeImage(new URL(file, fixtures));
    const source = color === "gray" ? toGray(image) : image;
    expect(digest(resize<PixelImage>(source, target, interpolation).data)).toEqual(stretch);
    expect(digest(letterbox(source, target, interpolation))).toEqual(boxed);
  },
);

test.each(expected.random)(
  "resize() gives OpenCV's bytes: random picture $seed, $from to $to",
  ({ seed, from, to, sha256 }) => {
    const [width, height] = to;
    const image = scrambled(seed, from);
    const got = Object.keys(sha256).map((interpolation) => {
      const resized = resize(image, { width, height }, interpolation as Interpolation);
      return [interpolation, digest(resized.data).sha256];
    });
    expect(Object.fromEntries(got)).toEqual(sha256);
  },
);

test.each(expected.float)(
  "resizeLinearFloat() agrees with OpenCV on float32: $from to $to",
  ({ seed, from, to, values }) => {
    const [width, height] = to;
    const { data } = resizeLinearFloat(scrambled(seed, from), { width, height });
    expect(data).toHaveLength(values.length);
    // Values up to 255 in float32 carry an error of 255 · 2⁻²⁴ a step; the fixture keeps four decimals.
    const worst = Math.max(...values.map((value, index) => Math.abs(value - (data[index] ?? 0))));
    expect(worst).toBeLessThan(2e-4);
  },
);
